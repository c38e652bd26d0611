### `planner roads build` и `planner travel`.

cli-help-roads = Улицы города из OpenStreetMap для provider = "roads".
cli-help-roads-build = Построить файл дорог из выгрузки OpenStreetMap (.osm.pbf или .osm) или по названию места через OSMnx. Потом назовите его в day.toml, раздел travel: provider = "roads", roads_file = "ФАЙЛ".
cli-help-extract = Выгрузка, например регион с Geofabrik.
cli-help-roads-out = Какой файл записать.
cli-help-place = Место вместо выгрузки, загружает OSMnx (ставится отдельно, нужен интернет): «Казань, Россия».
cli-help-travel = Сравнить источники времени в пути на одном дне: минуты, километры, где расходятся сильнее всего и сколько заказов успевают с каждым.
cli-help-providers = Источники через запятую: estimate, roads, openrouteservice, matrix. По умолчанию все, какие день может использовать.
cli-help-travel-json = Вывести JSON вместо таблиц.
cli-help-no-plans = Сравнить только время и расстояния, без планов.

roads-built = Записано: { $file }, { $megabytes } МБ.
roads-size = { $km } км улиц: участков { $streets }, перекрёстков { $nodes }.
roads-left-out = Не вошло то, куда нельзя и въехать, и выехать: { $km } км.
roads-turns = Запрещённых поворотов: { $forbidden }. Запретов, которые не удалось учесть: { $unread }.
roads-data = Источник: { $source }, { $attribution }. Данные карты на: { $date }.
roads-date-unknown = неизвестно (в выгрузке не указано)
roads-not-modelled = Скорости — без пробок, по классу улицы, не выше 0,8 от знака, если он ниже; подобраны по Москве. Не учтены: время на поворот, светофоры, запреты через участок, перекрытия, дворовые проезды, стоянка.
roads-use = Чтобы использовать, в day.toml: [travel] provider = "roads", roads_file = "{ $file }" (путь от папки дня).

travel-sources = Источники времени в пути (без пробок, в среднем по всем парам мест; отношение к первому источнику: медиана и средние девять десятых)
travel-column-source = источник
travel-column-pairs = пар
travel-column-minutes = мин
travel-column-kilometres = км
travel-column-ratio = отношение времени
travel-column-met = успевают заказов
travel-column-cost = цена плана
travel-column-driving = пробег, км
travel-column-from = откуда
travel-column-to = куда
travel-column-min = мин, { $provider }
travel-column-km = км, { $provider }
travel-met-proved = { $met } из { $orders }, доказано
travel-met-open = { $met } из { $orders }, не больше { $bound }
travel-source-failed = { $provider } — времени нет: { $what }
travel-triangle = { $provider }: для { $shortened } из { $pairs } пар путь через третье место быстрее прямого, до { $most } мин.
travel-late = План по { $provider }: успевают { $met }; если верно время { $other }, из них { $late ->
    [one] опоздает { $late } заказ
    [few] опоздают { $late } заказа
   *[many] опоздают { $late } заказов
 }: { $ids }.
travel-none-late = План по { $provider }: успевают { $met }; и со временем { $other } все они вовремя.
travel-worst = Где { $other } и { $first } расходятся сильнее всего (в среднем на { $apart } мин по { $pairs } парам):
