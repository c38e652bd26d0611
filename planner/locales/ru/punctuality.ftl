### Пунктуальность: прогоны плана с ошибками времени в пути и вручения.

cli-help-simulate = Прогнать план много раз с ошибками времени в пути и вручения: как часто каждый заказ приедет вовремя и где не хватает запаса. Без --plan день сначала планируется.
cli-help-runs = Сколько прогонов.
cli-help-seed = Зерно случайных чисел; по умолчанию как в day.toml (solver.seed).
cli-help-simulate-plan = Готовый plan.json этого дня вместо нового плана.
cli-help-curve = Построить кривую: сколько заказов и какой ценой при разном запасе времени (ещё четыре плана).
cli-help-simulate-out = Куда записать punctuality.json, punctuality.csv и план с долей on_time_share.
cli-help-simulate-json = Вывести результат как JSON.
fault-profile-no-day = нет строк для этого дня ({ $day }){ $zone ->
    [all] {""}
   *[other] {""} и зоны { $zone }
 }; добавьте их или строки с пустой ячейкой — на все дни и зоны
fault-plan-syntax = это не plan.json формата 1: не хватает поля или оно другого вида
fault-plan-unknown-id = в этом дне такого нет: план составлен для другого дня
fault-plan-differs = при времени в пути этого дня рейс выходит другим, чем в файле: план составлен при других данных; спланируйте день заново

punctuality-title = Пунктуальность плана на { $date } · { $runs ->
    [one] { $runs } прогон
    [few] { $runs } прогона
   *[many] { $runs } прогонов
 }, зерно { $seed }
punctuality-late = Опаздывает в среднем { $late } из { $orders } (± — стандартная ошибка). Вовремя в среднем { $mean } прогонов, самый ненадёжный заказ — { $least }.
punctuality-distribution = Сколько опозданий за день: { $shares }
punctuality-late-count = { $count } — { $share }
punctuality-late-more = { $count } и больше — { $share }
punctuality-earlier = Бесплатный запас: если каждый рейс начать настолько раньше, насколько это ничего не стоит, опоздает { $late }. План с on_time_target делает это сам.
punctuality-overtime = Возвращаются после конца смены: { $couriers ->
    [one] { $couriers } курьер
    [few] { $couriers } курьера
   *[many] { $couriers } курьеров
 }; чаще всех { $courier } — { $share } прогонов.
punctuality-orders = Заказы, которые опаздывают чаще всех
punctuality-orders-columns = Заказ | Рейс | Вовремя | Опоздание в среднем, мин | Приезжает раньше окна
punctuality-legs = Где не хватает запаса
punctuality-legs-columns = Участок | Рейс | В пути, мин | Запас, мин | Нужно на 9 прогонов из 10, мин | Опоздания | Откуда задержка
punctuality-curve = Цена пунктуальности: каждая строка — свой план
punctuality-curve-columns = План | Заказов | Стоимость | Опаздывает | Вовремя в среднем | Худший заказ
punctuality-point-plan = как есть
punctuality-point-earlier = те же рейсы, выезд раньше
punctuality-point-reserve = запас { $reserve } σ на каждый участок
punctuality-cause-brought = с прежних участков
punctuality-cause-added = на этом участке
punctuality-noise = Разброс (логарифмический): { $pair }; день целиком { $day }, один проезд { $leg }, вручение { $handover } — последние три приняты без измерений, их задаёт раздел [punctuality] в day.toml. Курьеры держатся плана: раньше не выезжают, окна ждут, опоздав — едут следующий рейс сразу после загрузки.
punctuality-noise-measured = ошибка оценки пути между двумя точками — измеренная, тем больше, чем они ближе
punctuality-noise-pair = ошибка пути между двумя точками { $pair }

summary-on-time = Вовремя по прогонам
summary-on-time-target = у каждого заказа не меньше { $least } прогонов при цели { $target }; опаздывает в среднем { $late }
summary-on-time-simulated = в среднем { $mean } прогонов, худший заказ { $least }; опаздывает в среднем { $late }
reason-left-for-punctuality = С ним план не держит цель: каждый взятый заказ вовремя не меньше чем в { $target } прогонов. Выполнить его можно: план без запаса времени его берёт, но вовремя он вручён в { $share } прогонов или задерживает другие.
reason-open-with-target = План с запасом времени (каждый взятый заказ вовремя не меньше чем в { $target } прогонов) его не берёт. Можно ли его выполнить без запаса, не решено.

cli-help-calibrate = Сверить время в пути с тем, как ездили на самом деле: множители загруженности по часам и зонам с их неточностью, и на сколько ошибался план.
cli-help-calibrate-days = Папки дней, в которые ездили.
cli-help-actual = Журнал поездок: order_id, departed_at, arrived_at и, если есть, from_id (откуда ехали).
cli-help-calibrate-plans = plan.json этих дней: из них видно, откуда ехали к заказу. Можно повторять.
cli-help-calibrate-out = Файл загруженности (CSV), который потом можно назвать в day.toml: congestion = "имя.csv".
fault-log-order-unknown = такого заказа нет ни в одном из названных дней
fault-log-reversed = прибытие должно быть позже выезда, но не больше чем на 6 часов; проверьте время

calibrate-workday = Будни
calibrate-weekend = Выходные
calibrate-logged = { $kind }: { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
 }, { $legs ->
    [one] { $legs } поездка
    [few] { $legs } поездки
   *[many] { $legs } поездок
 }.
calibrate-off = Ехали дольше плана в { $median } раза (медиана; от { $p5 } до { $p95 } у девяти поездок из десяти), план ошибался в среднем на { $mean } мин.
calibrate-too-little = Данных слишком мало: ни для одного часа и зоны не набралось десяти поездок с достаточной точностью. Множители остаются прежними, файл не записан.
calibrate-fitted = Подобрано { $fitted } из { $cells } множителей; остальные остались принятыми раньше: там меньше десяти поездок или неточность больше ±25 %.
calibrate-misfit = Поездки разбросаны сильнее, чем объясняют ошибки из [punctuality]: в { $misfit } раза по дисперсии. На столько же расширена неточность.
calibrate-columns = Зона | Час | Множитель | 95 % | Поездок
calibrate-zone-centre = внутри Третьего кольца
calibrate-zone-middle = до МКАД
calibrate-zone-outside = за МКАД
calibrate-left-out = Строк без времени выезда или прибытия: { $rows }. Они не учтены.
calibrate-from-store = Откуда ехали, не сказано для { $legs ->
    [one] { $legs } поездки
   *[many] { $legs } поездок
 }: считается, что со склада. Если это не так, добавьте столбец from_id или --plan.
calibrate-written = Записано: { $file }. Положите рядом с day.toml и укажите congestion = "{ $name }". Дни другого вида (будни, выходные), для которых поездок не было, по нему не спланировать.
calibrate-unused = Ещё { $unused } поездок самых ранних дней не вошли: за раз подбирается не больше 2500.

dashboard-page-punctuality = Пунктуальность
punctuality-page-soon = Пунктуальность плана появится вместе с ним: он ещё составляется.
punctuality-page-empty = Плана ещё нет: составьте его на странице «План».
punctuality-page-to-plan = К плану
punctuality-page-no-orders = В плане нет ни одного заказа: опаздывать некому.
punctuality-page-orders = Сколько прогонов заказ вовремя: от худшего к лучшему
punctuality-page-distribution = Сколько опозданий за день
punctuality-page-late-axis = опаздывает заказов за день
punctuality-page-met-axis = заказов в плане
punctuality-page-no-late = Ни один участок не кончается опозданием ни в одном прогоне.
punctuality-page-of-orders = из { $orders } в плане
punctuality-page-runs = по { $runs } прогонам
punctuality-page-target = цель: каждый не ниже { $target }
punctuality-page-no-target = цели нет: solver.on_time_target
punctuality-page-for-free = столько же заказов, та же стоимость
punctuality-page-nothing-free = бесплатного запаса почти нет
punctuality-page-curve-note = Каждая точка — свой план с бо́льшим запасом времени в пути. Правее — больше опозданий, выше — больше заказов, подписана стоимость.
punctuality-page-draw = Построить кривую
punctuality-page-drawing = Составляю ещё четыре плана с разным запасом…
punctuality-figure-late = Опаздывает за день
punctuality-figure-late-help = В среднем за прогон; ± — стандартная ошибка. Опоздание — вручение начато после срока.
punctuality-figure-mean = Вовремя в среднем
punctuality-figure-mean-help = Доля прогонов, в которых заказ вовремя, в среднем по заказам плана.
punctuality-figure-least = Самый ненадёжный заказ
punctuality-figure-least-help = Доля прогонов, в которых он вовремя. План с целью берёт только заказы, у которых эта доля не ниже цели.
punctuality-figure-earlier = Опоздает, если выезжать раньше
punctuality-figure-earlier-help = Те же рейсы, но каждый начат настолько раньше, насколько это ничего не стоит.
punctuality-tip-order = Заказ
punctuality-tip-trip = Рейс
punctuality-tip-share-told = Вовремя
punctuality-tip-late-told = Опоздание
punctuality-tip-early-told = Приезжает раньше окна
punctuality-tip-count = Опоздало заказов
punctuality-tip-plan = План
punctuality-tip-met = Заказов
punctuality-tip-cost-told = Стоимость
punctuality-tip-mean-told = Вовремя в среднем
punctuality-tip-least-told = Худший заказ
