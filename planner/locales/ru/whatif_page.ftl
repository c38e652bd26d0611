### Страница «Что если».

dashboard-page-whatif = Что если
whatif-page-heading = Что если: { $date }
whatif-page-note = Подвиньте ползунок: день рассчитается заново с этим изменением, его цифры встанут рядом с цифрами дня как есть.
whatif-page-reset = Как есть
whatif-page-save = Оставить для сравнения
whatif-page-solving = Рассчитываю день с изменениями …
whatif-page-base-soon = Сравнение начнётся, как только у дня как есть будет план.
whatif-page-answer = С изменениями
whatif-page-unchanged = Ничего не изменено: это цифры дня как есть.
whatif-page-same-plan = План тот же, меняются только деньги.
whatif-page-proved = доказано: больше нельзя
whatif-page-open = доказано: не больше { $bound }
whatif-page-gap = дешевле не больше чем на { $gap } %
whatif-page-no-gap = нижняя граница стоимости не доказана
whatif-page-as-is = как есть: { $value }
whatif-page-orders-changed = Что меняется для заказов
whatif-page-failed = Так рассчитать нельзя
whatif-page-files-gone = Файлов этого дня под рукой нет; прочтите их снова на странице «Данные дня».

whatif-slider-fee = Плата за заказ, ₽
whatif-slider-fee-help = Для заказов, у которых в файле заказов нет своей платы.
whatif-slider-limit = Лимит от заказа до вручения, мин
whatif-slider-assembly = Сборка, мин
whatif-slider-assembly-help = От заказа до готовности, для заказов без ready_at.
whatif-slider-slot = Ширина окна, мин
whatif-slider-slot-help = Начало каждого окна остаётся.
whatif-slider-couriers = Курьеров больше или меньше
whatif-slider-couriers-help = Меняется самая большая группа: { $ids }.
whatif-slider-traffic = Во сколько раз дольше ехать
whatif-toggle-documents = Без документов
whatif-toggle-photo = Без фото
whatif-toggle-outside = Сторонние курьеры
whatif-toggle-outside-price = Сторонний курьер: подача, ₽
whatif-toggle-profit = Везти только то, что окупается
whatif-toggle-profit-help = Больше прибыли, а не больше заказов.

whatif-key-fees-fee-rub = Плата, ₽
whatif-key-promise-order-limit-min = Лимит, мин
whatif-key-promise-assembly-min = Сборка, мин
whatif-key-slot-width-min = Окно, мин
whatif-key-couriers = Курьеры ±
whatif-key-traffic = Пробки, раз
whatif-key-handover-documents-min = Документы, мин
whatif-key-handover-photo-min = Фото, мин
whatif-key-on-demand-enabled = Сторонние курьеры
whatif-key-on-demand-base-rub = Подача, ₽
whatif-key-solver-objective = Цель
whatif-value-true = да
whatif-value-false = нет
whatif-value-serve = больше заказов
whatif-value-profit = прибыль
whatif-named = { $name }: { $value }

whatif-saved = Рядом
whatif-saved-note = Хранятся на этой странице, пока открыта вкладка браузера.
whatif-saved-clear = Убрать все
whatif-saved-name = Вариант
whatif-saved-now = сейчас: { $name }
whatif-saved-table = Варианты рядом, по строке на каждый
whatif-download = Скачать CSV

whatif-grid = Сетка
whatif-grid-note = Меняются сразу две вещи: от:до:шаг или x,y,z. Каждая клетка рассчитывается отдельно.
whatif-grid-across = По горизонтали
whatif-grid-down = По вертикали
whatif-grid-values = Значения
whatif-grid-nothing = ничего
whatif-grid-figure = Показать
whatif-grid-solve = Рассчитать сетку
whatif-grid-stop = Остановить
whatif-grid-same = Выберите две разные вещи.
whatif-grid-many = Вариантов { $scenarios } — для страницы слишком много, самое большее { $most }. Больше: python -m planner whatif.
whatif-grid-waiting = Жду, пока закончится другая сетка
whatif-grid-partial = Остановлено раньше: { $missing ->
    [one] не рассчитана { $missing } клетка.
    [few] не рассчитаны { $missing } клетки.
   *[many] не рассчитано { $missing } клеток.
 }
whatif-grid-alt = Тепловая карта: { $figure }, { $across }
whatif-figure-met = Выполнено заказов
whatif-figure-cost-rub = Стоимость, ₽
whatif-figure-cost-per-order-rub = Полная стоимость заказа, ₽
whatif-figure-profit-rub = Прибыль, ₽
whatif-figure-busy-h = Часов в рейсах
whatif-figure-km = Километров
