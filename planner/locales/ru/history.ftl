# История: сохранённые дни и планы

cli-help-history = История: дни и планы, сохранённые раньше, — посмотреть, сравнить, удалить, перенести. Лежит в одном файле SQLite (или в PostgreSQL, PLANNER_HISTORY); через 30 дней после дня доставки имена, телефоны и адреса удаляются (PLANNER_RETENTION_DAYS), цифры остаются.
cli-help-history-list = Список планов: день, сколько заказов выполнено и что доказано, стоимость, когда и кем сохранён, до какого числа хранятся имена.
cli-help-history-show = Один план: цифры и судьба каждого заказа; с --out — файлы дня и plan.json, чтобы работать с ними дальше.
cli-help-history-compare = Два плана рядом: цифры и что изменилось по каждому заказу.
cli-help-history-delete = Удалить планы насовсем; день удаляется вместе с последним своим планом.
cli-help-history-purge = Удалить имена, телефоны и адреса, срок которых вышел. Это делается и само: при каждом открытии и сохранении.
cli-help-history-export = Записать планы вместе с их днями в ZIP-файл. В нём есть имена, если их срок не вышел; файл доступен только владельцу.
cli-help-history-import = Добавить планы из ZIP-файла; те, что уже есть, не повторяются.
cli-help-history-id = Номер плана из history list.
cli-help-history-ids = Номера планов из history list.
cli-help-history-place = Где история: путь к файлу или адрес базы; по умолчанию PLANNER_HISTORY, иначе файл в папке пользователя.
cli-help-history-archive = ZIP-файл.
cli-help-history-out = Новая или пустая папка для файлов дня и plan.json.
cli-help-history-yes = Не спрашивать.
cli-help-keep = Сохранить день и план в историю (см. history).

history-kept = Сохранено в историю: план { $id }.
history-place = Место: { $place }
history-empty = В истории пока нет планов. Сохранить: python -m planner plan ПАПКА --out КУДА --keep; на странице план дня сохраняется сам.
history-plan = План { $id }
history-same = Планы одинаковы: у каждого заказа та же судьба.
history-column-id = №
history-column-day = День
history-column-met = Выполнено
history-column-cost = Рейсы
history-column-per-order = На заказ
history-column-fees = Плата
history-column-saved = Сохранён
history-column-by = Кем
history-column-names = Имена и адреса
history-column-order = Заказ
history-column-fate = Судьба
history-column-change = Что стало
history-column-before = Было
history-column-after = Стало
history-met-all = { $met } из { $orders }, все до одного
history-met-most = { $met } из { $orders }, доказано: больше нельзя
history-met-grid = { $met } из { $orders }, больше нельзя при выездах раз в { $step } с
history-met-open = { $met } из { $orders }, не доказано: не больше { $bound }
history-names-until = до { $date }
history-names-gone = удалены
history-outside = внешний курьер
history-fate = { $courier }, { $time }
history-change-gained = выполнен
history-change-lost = больше не выполнен
history-change-moved = другой курьер или время
history-change-verdict = известно другое
history-change-added = новый заказ
history-change-removed = заказа нет
history-out-used = Папка { $folder } не пуста; назовите новую.
history-delete-sure = { $count ->
    [one] Удалить { $count } план насовсем?
    [few] Удалить { $count } плана насовсем?
   *[many] Удалить { $count } планов насовсем?
}
history-deleted = { $count ->
    [one] Удалён { $count } план.
    [few] Удалено { $count } плана.
   *[many] Удалено { $count } планов.
}
history-purged = { $count ->
    [one] Имена, телефоны и адреса удалены у { $count } дня (срок — { $days } дн. после дня доставки).
   *[many] Имена, телефоны и адреса удалены у { $count } дней (срок — { $days } дн. после дня доставки).
}
history-exported = Записано: { $file }
history-imported = { $count ->
    [one] Добавлен { $count } план.
    [few] Добавлено { $count } плана.
   *[many] Добавлено { $count } планов.
}

history-heading = История
history-retention = Планы своих дней сохраняются сами. Имена, телефоны, адреса и точные координаты хранятся { $days } дн. после дня доставки, потом удаляются; цифры и номера остаются.
history-empty-page = Здесь появятся планы ваших дней: каждый готовый план сохраняется сам. Загрузите день на странице «Заказы».
history-choose = Планы
history-choose-hint = Один — открыть, два — сравнить
history-choose-help = Один план — открыть или посмотреть, два — сравнить, любые — удалить или скачать.
history-open = Открыть
history-open-help = День и план станут текущими. План, у дня которого удалены имена, можно только посмотреть и сравнить.
history-delete = Удалить
history-delete-yes = Да, удалить
history-export = Скачать ZIP
history-export-help = Выбранные планы с их днями, а если ничего не выбрано — вся история. В файле есть имена, если их срок не вышел.
history-bare = Имена и адреса этого дня удалены по сроку. Остались цифры и то, что стало с каждым заказом.
history-figure = Показатель
history-compare = Два плана рядом
history-changes = Что изменилось по заказам
history-move = Добавить из файла
history-upload = ZIP-файл истории
history-import = Добавить

fault-history-retention = срок хранения — целое число дней от 0 до { $most }
fault-history-url = место истории — путь к файлу или адрес sqlite:///… или postgresql://…; другие базы не поддерживаются
fault-history-newer = эта база записана более новой версией программы; обновите программу
fault-history-unreadable = история не читается или не пишется ({ $detail }); проверьте место, права и свободное место на диске
fault-history-unknown = такого плана в истории нет
fault-history-archive = это не архив истории формата 1, или его содержимое не совпадает с его списком
fault-history-day = день без имён выдаёт себя за сохранённый, но отличается от него
fault-history-other-day = заказы плана — не заказы этого дня

dashboard-page-history = История
