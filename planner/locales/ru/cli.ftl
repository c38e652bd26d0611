### Командная строка: справка, ход работы, итог.

cli-help = Планирует Экспресс-доставку своими курьерами: маршруты, доказательство, причина и цена по каждому заказу.
cli-help-plan = Спланировать день: ПАПКА с orders.csv, couriers.csv и day.toml → plan.json, orders.csv, routes.geojson и route_sheets.xlsx. Код завершения: 0 — план есть; 1 — ошибка самой программы; 2 — ошибки во входных данных; 3 — не ответила служба маршрутов; 4 — остановлено раньше, чем появился план.
cli-help-day = Папка дня.
cli-help-out = Куда записать план; не сама папка дня.
cli-help-time-limit = Секунд на весь план; по умолчанию как в day.toml (60).
cli-help-set = Изменить настройку day.toml на этот раз: раздел.ключ=значение. Можно повторять.
cli-help-language = Язык сообщений и маршрутных листов.
cli-help-debug = При ошибке программы показать, где она случилась.
cli-help-version = Показать версию и выйти.

cli-out-is-day = --out: { $folder } — сама папка дня. Её orders.csv был бы затёрт; укажите другую папку.
cli-out-is-other-day = --out: в { $folder } лежит day.toml, это папка дня. Её orders.csv был бы затёрт; укажите другую папку.
cli-out-unwritable = --out: в { $folder } нельзя записать ({ $detail }).
cli-travel-failed = Не ответила служба «{ $service }»: { service-failure }. Ничего не записано. С travel.fallback=estimate план был бы сделан по приближённой формуле.
cli-no-plan = Остановлено раньше, чем появился проверенный план. Ничего не записано.
cli-audit-failed = План не прошёл собственную проверку программы. Это её ошибка, не ваша; план не показан и не записан. Замечания проверки:
cli-unexpected = Ошибка самой программы; ничего не записано. С ключом --debug будет видно, где она случилась. { $what }

progress-travel = считаю время в пути
progress-catalogue = перебираю рейсы
progress-bound = доказываю, больше чего нельзя
progress-search = ищу лучший план
progress-proof = доказываю, что лучше нельзя
progress-reasons = выясняю причины
progress-audit = проверяю план
progress-seconds = { $seconds } с
progress-met = выполнено { $met }
progress-met-of = выполнено { $met }, больше { $bound } нельзя
progress-cost = стоимость { $cost }
progress-cost-of = стоимость { $cost }, не ниже { $bound }

summary-title = План на { $date }
summary-orders = Выполнено заказов
summary-orders-all = { $met } из { $orders }
summary-orders-proved = { $met } из { $orders }; доказано: больше нельзя
summary-orders-grid = { $met } из { $orders }; больше нельзя при выездах по сетке { $step } с
summary-orders-unknown = { $met } из { $orders }; можно ли больше, не решено
summary-orders-open = { $met } из { $orders }; доказано, что не больше { $bound }
summary-class = в том числе приоритет { $priority }
summary-cost = Стоимость плана
summary-cost-least = { $cost }; доказано: дешевле нельзя
summary-cost-bound = { $cost }; доказано, что не ниже { $bound } (разница { $gap } %)
summary-cost-open = { $cost }; нижняя граница не доказана
summary-profit = Прибыль
summary-profit-bound = { $profit }; доказано, что не выше { $bound }
summary-profit-open = { $profit }; верхняя граница не доказана
summary-driving = Пробег
summary-kilometres = { $km }, { doc-trips }
summary-couriers = Курьеры в рейсах
summary-couriers-of = { $used } из { $couriers }
summary-full-cost = Заказ в среднем
summary-full-cost-fee = полная стоимость { $cost } при плате { $fee }: остаётся { $margin }
summary-split = Рейс делится на заказы
summary-split-shapley = по вектору Шепли, точно
summary-split-sampled = по вектору Шепли; для рейсов длиннее 9 остановок — оценка
summary-split-equal = поровну: кто вызывает пробег, не считалось
summary-split-whole = в каждом рейсе один заказ
summary-idle = Оплаченные часы без рейса
summary-idle-hours = { $hours } ч, { $cost }
summary-proof = Доказательство
summary-status-optimal = план наилучший
summary-status-bounded = разница между планом и границами не закрыта
summary-status-stopped = поиск остановлен; границы, какие успели доказать
summary-scope-grid = только выезды по сетке { $step } с
summary-cut = перебраны не все рейсы: полностью рейсы до { $longest } зак.
summary-cut-heuristic = перебраны не все рейсы: полностью рейсы до { $longest } зак., длиннее — какие нашла эвристика
summary-not-repeatable = время вышло по часам, повтор может дать другой план
summary-search = { $seconds } с, { doc-trips } в каталоге
summary-travel = Время в пути
summary-travel-used = { $provider }, загруженность { $congestion }
summary-travel-fallback = { $provider }, загруженность { $congestion }; служба не ответила, взята запасная оценка
summary-map-data = Данные карты
summary-map-data-dated = { $attribution }; на { $date }
summary-unmet = Не выполнены:
summary-unmet-order = { $order } — { $verdict }. { $reason }
summary-unmet-more = { $more ->
    [one] … и ещё { $more } заказ: см. orders.csv
    [few] … и ещё { $more } заказа: см. orders.csv
   *[many] … и ещё { $more } заказов: см. orders.csv
 }
summary-notices = К сведению:
summary-files = Записано:
