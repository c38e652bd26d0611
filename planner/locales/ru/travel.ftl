### Время в пути: что не так с источниками, что стоит знать, сравнение источников.

fault-speed-factor-breaks-fifo = курьер { $courier }: при пробках «{ $congestion }» коэффициент скорости должен быть не меньше { $least }, иначе, выехав позже, он приезжал бы раньше
fault-roads-not-named = для provider = "roads" нужен файл, который записала команда «python -m planner roads build»: назовите его здесь
fault-roads-missing = такого файла дорог нет; постройте его: python -m planner roads build ВЫГРУЗКА.osm.pbf --out ФАЙЛ
fault-roads-broken = это не файл дорог этой версии; постройте его заново: python -m planner roads build ВЫГРУЗКА.osm.pbf --out ФАЙЛ
fault-roads-elsewhere = склад { $store } — в { $km } км от ближайшей улицы этого файла, дальше { $limit } км: это файл другого города?
fault-service-elsewhere = этот склад лежит за пределами карты службы маршрутов
fault-extract-missing = такого файла нет; выгрузки OpenStreetMap по регионам предлагает, например, Geofabrik
fault-extract-broken = это не выгрузка OpenStreetMap (.osm.pbf или .osm), её не удалось прочитать: { $what }
fault-extract-without-streets = в ней нет улиц, по которым машина могла бы и въехать, и выехать
fault-osmnx-missing = карту места загружает OSMnx, а она не установлена: pip install "{ $package }"; или дайте файл выгрузки
fault-place-unknown-to-map = карту места не удалось загрузить: { $what }
fault-roads-source = назовите либо файл выгрузки, либо место через --place
fault-provider-unknown = такого источника времени в пути нет; есть: { $known }

service-failure = { $kind ->
    [no-key] нет ключа; положите его в переменную окружения { $detail } или назовите свой сервер в travel.base_url
    [key] служба не приняла ключ ({ $detail })
    [quota] дневной лимит запросов исчерпан или ключ отклонён ({ $detail })
    [rate] слишком много запросов в минуту; служба оставалась занята { $detail }
    [down] служба не работала { $detail }
    [timeout] ответа не было { $detail }
    [unreachable] сервер не принимает соединений ({ $detail })
    [connection] соединение оборвалось ({ $detail })
    [no-json] ответ не от самой службы ({ $detail }); возможно, это страница ошибки шлюза
    [cells] запрос слишком велик ({ $detail }); уменьшите travel.cells_per_request
    [server] ошибка внутри службы ({ $detail })
    [refused] служба отклонила запрос ({ $detail })
    [answer] ответ не в условленном виде ({ $detail })
   *[other] { $detail }
 }

notice-estimate-not-calibrated = Склад { $store } — в { $km } км от центра Москвы. Оценка времени в пути построена по дорогам Москвы и дальше { $limit } км не проверена: планируйте по дорогам своего города (provider = "roads"), через службу (provider = "openrouteservice") или по своему времени (provider = "matrix").
notice-roads-not-calibrated = Склад { $store } — в { $km } км от центра Москвы. Скорости улиц по классам и пробки подобраны по Москве и дальше { $limit } км не проверены: сверьте несколько поездок, поправьте travel.speed_multiplier и дайте файл пробок своего города.
notice-congestion-not-calibrated = Склад { $store } — в { $km } км от центра Москвы. Профили пробок — московские и дальше { $limit } км не проверены: дайте файл пробок своего города.
notice-moved-city = День перенесён в другой город ({ $city }): дороги — { $distance } % здешней длины, задержка в пробках — { $delay } % здешней. Это допущения для вопроса «что если», а не измерения.
notice-roads-off-map = { $count ->
    [one] { $count } место лежит в стороне от улиц файла дорог; к нему едут от ближайшей улицы со скоростью { $kmh } км/ч: { $ids }.
    [few] { $count } места лежат в стороне от улиц файла дорог; к ним едут от ближайшей улицы со скоростью { $kmh } км/ч: { $ids }.
   *[many] { $count } мест лежат в стороне от улиц файла дорог; к ним едут от ближайшей улицы со скоростью { $kmh } км/ч: { $ids }.
 }
notice-roads-out-of-reach = { $count ->
    [one] { $count } место лежит дальше { $limit } км от улиц файла дорог, дороги к нему нет: { $ids }.
    [few] { $count } места лежат дальше { $limit } км от улиц файла дорог, дороги к ним нет: { $ids }.
   *[many] { $count } мест лежат дальше { $limit } км от улиц файла дорог, дороги к ним нет: { $ids }.
 }
notice-service-outside = { $count ->
    [one] { $count } место лежит за пределами карты службы маршрутов, дороги к нему нет: { $ids }.
    [few] { $count } места лежат за пределами карты службы маршрутов, дороги к ним нет: { $ids }.
   *[many] { $count } мест лежат за пределами карты службы маршрутов, дороги к ним нет: { $ids }.
 }
notice-fallback = Служба маршрутов «{ $service }» не ответила как надо: { service-failure }. План построен по оценке по формуле (travel.fallback = "estimate").
notice-fallback-outside = Карта службы маршрутов сюда не доходит (склады за её пределами: { $stores }). План построен по оценке по формуле (travel.fallback = "estimate").

travel-source-estimate = Время в пути: оценка по формуле; одна поездка отличается в среднем на 2,2 мин, 9 из 10 целых рейсов — от −17 % до +19 % (измерено на графе дорог Москвы).
travel-source-roads = Время в пути: кратчайшие пути по файлу дорог; в Москве его скорости отличались от времени Яндекса без пробок в среднем на 7,5 % (на той выборке, по которой подобраны).
travel-source-openrouteservice = Время в пути: openrouteservice, без пробок; ошибка не измерена.
travel-source-matrix = Время в пути: как задано в travel.csv; ошибка здесь неизвестна.
travel-source-fallback = Время в пути: оценка по формуле, потому что служба его не дала; одна поездка отличается в среднем на 2,2 мин (измерено на графе дорог Москвы).

travel-short-estimate = Время в пути: оценка, ±2,2 мин на поездку
travel-short-roads = Время в пути: файл дорог, ±7,5 % в Москве
travel-short-openrouteservice = Время в пути: openrouteservice, ошибка не измерена
travel-short-matrix = Время в пути: travel.csv, ошибка неизвестна
travel-short-fallback = Время в пути: оценка вместо службы, ±2,2 мин на поездку
travel-short-not-here = { $source }; здесь не проверено
