### Что если: варианты дня рядом.

cli-help-whatif = Что если: рассчитать день из ПАПКИ с другой платой, курьерами, лимитом … и сравнить. Каждый --vary — ключ со значениями; несколько дают сетку. Вариант 0 — день как есть. С --out таблицы пишутся туда же, где хранятся готовые варианты: после перерыва та же команда продолжит.
cli-help-vary = Что менять: ключ=от:до:шаг или ключ=x,y,z. Ключи из day.toml (fees.fee_rub, promise.order_limit_min, handover.documents_min, on_demand.enabled, solver.objective …), а также couriers, couriers.ID, vehicles.ИМЯ (на сколько больше или меньше), shift_start_min, shift_end_min (можно с .ID: на сколько минут позже), slot_width_min, traffic (во сколько раз дольше ехать). Можно повторять.
cli-help-whatif-out = Куда записать whatif.csv и whatif.parquet и где хранить готовые варианты.
cli-help-workers = Сколько рабочих процессов; по умолчанию по числу ядер.
cli-help-cluster = Адрес планировщика Dask, tcp://хост:порт; у его исполнителей должна стоять эта же версия.
cli-help-compare = Два номера вариантов, А,Б: что изменится по каждому заказу от А к Б.
cli-help-json = Вывести таблицу в виде JSON.
cli-help-simulate-all = Проехать каждый план 2000 раз со случайными задержками и показать долю заказов вовремя.
cli-help-yes-many = Действительно рассчитать больше 500 вариантов.
cli-help-scenario-limit = Секунд на вариант; по умолчанию как в day.toml (60).

cli-whatif-workers-cluster = --workers и --cluster вместе не бывают: у кластера свои исполнители.
cli-whatif-all-failed = Не удалось рассчитать ни одного варианта.
cli-whatif-resume = { $missing ->
    [one] Не рассчитан { $missing } вариант.
    [few] Не рассчитаны { $missing } варианта.
   *[many] Не рассчитано { $missing } вариантов.
 } Та же команда с тем же --out продолжит отсюда.
cli-whatif-broken-off = { $missing ->
    [one] Не рассчитан { $missing } вариант.
    [few] Не рассчитаны { $missing } варианта.
   *[many] Не рассчитано { $missing } вариантов.
 } С --out готовые сохранились бы.

fault-vary-form = пишите --vary ключ=от:до:шаг или --vary ключ=x,y,z, например --vary couriers=-1:+2
fault-vary-range = диапазон задают числами: от:до или от:до:шаг
fault-vary-empty = диапазон пуст; дайте хотя бы одно значение и шаг, ведущий от первого к последнему
fault-vary-twice = ключ меняется дважды; соберите все его значения в одном --vary
fault-vary-key-unknown = такого менять нельзя; ближайшее название — { $near }
fault-vary-many = вариантов { $scenarios }, это до { $hours } ч расчёта на заданных процессах; если больше { $most }, добавьте --yes-many
fault-vary-no-couriers = в этот день курьеров нет, менять некого
fault-vary-couriers-few = убрать можно только { $count }
fault-vary-courier-unknown = такого курьера в этот день нет; ближайший — { $near }
fault-vary-vehicle-unknown = на такой машине никто не ездит; есть: { $known }
fault-vary-vehicle-only = на ней ездят все, менять не на что
fault-vary-shift-empty = смена { $courier } кончалась бы не позже, чем началась
fault-vary-break-no-room = перерыв { $courier } не поместился бы в смену
fault-vary-compare = нужны два номера вариантов, например 0,3; есть от 0 до { $last }
fault-cluster-unreachable = планировщик Dask по этому адресу не отвечает; проверьте адрес и запущен ли он
fault-cluster-not-installed = библиотека для кластера не установлена: pip install -r requirements-cluster.txt

whatif-title = Что если: { $date }, { $orders ->
    [one] { $orders } заказ
    [few] { $orders } заказа
   *[many] { $orders } заказов
 }
whatif-progress = { $seconds } с · планов { $done } из { $total }
whatif-progress-kept = из них готовы с прошлого раза: { $kept }
whatif-progress-failed = не удалось: { $failed }
whatif-column-scenario = №
whatif-column-met = Выполнено
whatif-column-cost = Стоимость, ₽
whatif-column-cost-per-order = Заказ, ₽
whatif-column-profit = Прибыль, ₽
whatif-column-hours = Часов
whatif-column-km = км
whatif-column-on-time = Вовремя
whatif-column-status = Доказано
whatif-as-is = как есть
whatif-met-open = { $met } (≤ { $bound })
whatif-cost-gap = { $cost } (−{ $gap } %)
whatif-status-optimal = лучший
whatif-status-bounded = граница
whatif-status-stopped = прерван
whatif-status-clock = { $status }, не хватило времени
whatif-status-failed = не удалось
whatif-status-not-run = не рассчитан
whatif-explained = Выполнено: если в скобках стоит граница, больше не исключено. Стоимость: в скобках, на сколько она могла бы быть ниже самое большее. Заказ: полная стоимость одного выполненного, километры и часы. Прибыль: плата за вычетом стоимости, без оплаты смен. Часы — в рейсах.

whatif-note-largest-group = Меняется самая большая группа курьеров, { $count ->
    [one] { $count } курьер
    [few] { $count } курьера
   *[many] { $count } курьеров
 } ({ $ids }), { $vehicle }, { $from }–{ $until }
whatif-note-no-effect = { $setting }: в этот день ничего не меняет
whatif-note-own-values = { $setting }: у { $count } из { $orders } заказов в файле заказов своё значение { $column }, их изменение не касается

whatif-failed = Не удалось:
whatif-failed-line = { $scenario }: { $why }
whatif-failed-travel = не ответила служба времени в пути ({ $detail })
whatif-failed-audit = план не прошёл собственную проверку программы ({ $detail })
whatif-failed-no-plan = остановлено раньше, чем появился план
whatif-failed-own = ошибка самой программы ({ $detail })
whatif-failed-worker = рабочий процесс дважды оборвался, обычно не хватает памяти
whatif-failed-version = у исполнителя другая версия программы

whatif-changes = От варианта { $before } к варианту { $after }:
whatif-changes-none = От варианта { $before } к варианту { $after } ни для одного заказа ничего не меняется.
whatif-changes-unknown = Варианты { $before } и { $after } не сравнить: у одного из них нет плана.
whatif-change-gained = { $order }: теперь выполняется, { $courier } в { $at }
whatif-change-lost = { $order }: больше не выполняется (было: { $was } в { $before })
whatif-change-moved = { $order }: { $courier } в { $at } (было: { $was } в { $before })
whatif-change-verdict = { $order }: не выполняется и там и тут; { $verdict } (было: { $was })
whatif-outside = сторонний курьер
whatif-of-scenarios = { $count ->
    [one] Вариант { $numbers }: { $what }
    [few] Варианты { $numbers }: { $what }
   *[many] Варианты { $numbers }: { $what }
 }
