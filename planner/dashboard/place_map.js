// A map of the day on which a click puts the order chosen. Web Mercator on a canvas: it needs no
// map server, and a click is as precise as the zoom. Without anything but the browser.

const TILE_PX = 256;
const NEAREST = 20;
const FARTHEST = 7;
const CLICK_PX = 5; // a hand that moved farther has dragged
const STEP_PX = 10;
const METRES_AT_EQUATOR = 40075016.686;
const STREETS = { tertiary: 0.6, secondary: 0.8, primary: 1.2, trunk: 1.8, road: 1, ring: 1.5 };

const across = (lon) => (lon + 180) / 360;
const down = (lat) =>
  0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI);
const lonOf = (x) => x * 360 - 180;
const latOf = (y) => (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI;

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".place-map");
  const canvas = root.querySelector("canvas");
  const scale = root.querySelector(".scale");
  // What the browser keeps between two drawings of the page: where the map was moved to.
  const view = (root.view ??= { x: 0, y: 0, zoom: 0, of: null });

  const size = () => ({ width: root.clientWidth, height: root.clientHeight });
  const pixels = () => TILE_PX * 2 ** view.zoom;
  const onScreen = ([lon, lat]) => {
    const { width, height } = size();
    return [
      (across(lon) - view.x) * pixels() + width / 2,
      (down(lat) - view.y) * pixels() + height / 2,
    ];
  };
  const onGround = (px, py) => {
    const { width, height } = size();
    return {
      lon: lonOf(view.x + (px - width / 2) / pixels()),
      lat: latOf(view.y + (py - height / 2) / pixels()),
    };
  };

  const showAll = () => {
    const points = [...data.stores, ...data.orders].map((one) => one.at);
    const xs = points.map(([lon]) => across(lon));
    const ys = points.map(([, lat]) => down(lat));
    const { width, height } = size();
    const span = Math.max(
      (Math.max(...xs) - Math.min(...xs)) / width,
      (Math.max(...ys) - Math.min(...ys)) / height,
      1e-9,
    );
    view.x = (Math.max(...xs) + Math.min(...xs)) / 2;
    view.y = (Math.max(...ys) + Math.min(...ys)) / 2;
    view.zoom = Math.min(15, Math.log2(0.86 / span / TILE_PX));
  };

  const colours = () => {
    const style = getComputedStyle(root);
    const take = (name, otherwise) => style.getPropertyValue(name).trim() || otherwise;
    return {
      ink: take("--st-text-color", "#1c2530"),
      ground: take("--st-background-color", "#ffffff"),
      chosen: take("--st-primary-color", "#0b62a8"),
    };
  };

  const line = (pen, points) => {
    points.forEach((point, k) => {
      const [px, py] = onScreen(point);
      if (k === 0) pen.moveTo(px, py);
      else pen.lineTo(px, py);
    });
  };
  const shape = (pen, { type, coordinates }) => {
    pen.beginPath();
    if (type === "LineString") line(pen, coordinates);
    else if (type === "Polygon" || type === "MultiLineString")
      coordinates.forEach((part) => line(pen, part));
    else if (type === "MultiPolygon")
      coordinates.flat().forEach((part) => line(pen, part));
  };

  const drawGround = (pen) => {
    for (const { properties, geometry } of data.ground) {
      const kind = properties.kind;
      if (kind === "label") continue;
      shape(pen, geometry);
      pen.strokeStyle = kind === "river" ? "rgba(86,150,200,0.5)" : "rgba(135,146,160,0.55)";
      pen.lineWidth = kind === "river" ? 4 : kind === "city" ? 2 : (STREETS[kind] ?? 1);
      if (kind === "city") {
        pen.fillStyle = "rgba(135,146,160,0.10)";
        pen.fill();
      }
      pen.stroke();
    }
    pen.fillStyle = "rgb(120,131,146)";
    pen.font = "12px sans-serif";
    pen.textAlign = "center";
    for (const { properties, geometry } of data.ground) {
      if (properties.kind !== "label") continue;
      const [px, py] = onScreen(geometry.coordinates);
      pen.fillText(properties.name, px, py);
    }
  };

  const drawMarks = (pen, { ink, ground, chosen }) => {
    const named = view.zoom >= 13;
    const disc = (at, radius, fill) => {
      const [px, py] = onScreen(at);
      pen.beginPath();
      pen.arc(px, py, radius, 0, 2 * Math.PI);
      pen.fillStyle = fill;
      pen.strokeStyle = ground;
      pen.lineWidth = 1.5;
      pen.fill();
      pen.stroke();
      return [px, py];
    };
    const name = (px, py, words, bold) => {
      pen.font = `${bold ? "700 " : ""}12px sans-serif`;
      pen.textAlign = "center";
      pen.lineWidth = 3;
      pen.strokeStyle = ground;
      pen.strokeText(words, px, py - 12);
      pen.fillStyle = ink;
      pen.fillText(words, px, py - 12);
    };
    for (const order of data.orders) {
      if (order.id === data.chosen) continue;
      const [px, py] = disc(order.at, 5, "#8792a0");
      if (named) name(px, py, order.id, false);
    }
    for (const store of data.stores) {
      const [px, py] = disc(store.at, 8, ink);
      name(px, py, store.id, true);
    }
    const own = data.orders.find((order) => order.id === data.chosen);
    if (own) {
      const [px, py] = disc(own.at, 9, chosen);
      name(px, py, own.id, true);
    }
  };

  const drawCross = (pen, { ink }) => {
    if (root.getRootNode().activeElement !== canvas) return;
    const { width, height } = size();
    pen.strokeStyle = ink;
    pen.lineWidth = 1.5;
    pen.beginPath();
    pen.moveTo(width / 2 - 12, height / 2);
    pen.lineTo(width / 2 + 12, height / 2);
    pen.moveTo(width / 2, height / 2 - 12);
    pen.lineTo(width / 2, height / 2 + 12);
    pen.stroke();
  };

  const draw = () => {
    const { width, height } = size();
    if (!width) return;
    const dense = window.devicePixelRatio || 1;
    canvas.width = width * dense;
    canvas.height = height * dense;
    const pen = canvas.getContext("2d");
    pen.scale(dense, dense);
    pen.clearRect(0, 0, width, height);
    const paint = colours();
    drawGround(pen);
    drawMarks(pen, paint);
    drawCross(pen, paint);
    const metres =
      (METRES_AT_EQUATOR * Math.cos((latOf(view.y) * Math.PI) / 180)) / pixels();
    const digits = metres < 10 ? 1 : 0;
    scale.textContent = data.words.metres.replace("{}", metres.toFixed(digits));
  };

  const zoom = (by, px, py) => {
    const { width, height } = size();
    const before = onGround(px, py);
    view.zoom = Math.min(NEAREST, Math.max(FARTHEST, view.zoom + by));
    view.x = across(before.lon) - (px - width / 2) / pixels();
    view.y = down(before.lat) - (py - height / 2) / pixels();
    draw();
  };
  const shift = (dx, dy) => {
    view.x -= dx / pixels();
    view.y -= dy / pixels();
    draw();
  };
  const put = (px, py) => {
    if (!data.chosen) return;
    const { lat, lon } = onGround(px, py);
    setTriggerValue("place", {
      order: data.chosen,
      lat: Number(lat.toFixed(6)),
      lon: Number(lon.toFixed(6)),
    });
  };
  const middle = () => [size().width / 2, size().height / 2];

  const fingers = new Map();
  let moved = 0;
  const local = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const apart = () => {
    const [a, b] = [...fingers.values()];
    return Math.hypot(a[0] - b[0], a[1] - b[1]);
  };
  canvas.onpointerdown = (event) => {
    canvas.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, local(event));
    if (fingers.size === 1) moved = 0;
    else moved = Infinity; // two fingers zoom, they never put
  };
  canvas.onpointermove = (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = local(event);
    const wide = fingers.size === 2 ? apart() : 0;
    fingers.set(event.pointerId, now);
    moved += Math.hypot(now[0] - before[0], now[1] - before[1]);
    if (fingers.size === 2) zoom(Math.log2(apart() / wide), ...now);
    else if (moved > CLICK_PX) shift(now[0] - before[0], now[1] - before[1]);
  };
  canvas.onpointerup = (event) => {
    const known = fingers.delete(event.pointerId);
    if (known && fingers.size === 0 && moved <= CLICK_PX) put(...local(event));
  };
  canvas.onpointercancel = (event) => fingers.delete(event.pointerId);
  canvas.onwheel = (event) => {
    event.preventDefault();
    zoom(-event.deltaY / 240, ...local(event));
  };
  canvas.onfocus = draw;
  canvas.onblur = draw;
  canvas.onkeydown = (event) => {
    const moves = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
    const move = moves[event.key];
    if (move) shift(move[0] * STEP_PX, move[1] * STEP_PX);
    else if (event.key === "+" || event.key === "=") zoom(0.5, ...middle());
    else if (event.key === "-") zoom(-0.5, ...middle());
    else if (event.key === "Enter") put(...middle());
    else return;
    event.preventDefault();
  };

  canvas.setAttribute("aria-label", data.words.alt);
  const buttons = {
    nearer: () => zoom(1, ...middle()),
    farther: () => zoom(-1, ...middle()),
    reset: () => (showAll(), draw()),
  };
  for (const [name, act] of Object.entries(buttons)) {
    const button = root.querySelector(`.${name}`);
    button.onclick = act;
    button.title = data.words[name];
    button.setAttribute("aria-label", data.words[name]);
  }

  // A page drawn anew leaves the map where its user moved it; another order is looked for.
  if (view.of === null) showAll();
  if (view.of !== data.chosen) {
    const own = data.orders.find((order) => order.id === data.chosen);
    if (own) {
      view.x = across(own.at[0]);
      view.y = down(own.at[1]);
      view.zoom = Math.max(view.zoom, 14);
    }
    view.of = data.chosen ?? "";
  }
  const watch = new ResizeObserver(draw);
  watch.observe(root);
  draw();
  return () => watch.disconnect();
}
