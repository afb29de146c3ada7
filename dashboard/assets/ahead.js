// A chart is asked for as its control is pressed, and drawn as its answer comes. Dash, whose way to both is longer, asks
// the same: it is given the same answer once the chart is painted, and finds it drawn. Where anything else is asked than
// was foreseen, Dash's own request goes out.
(() => {
  "use strict";

  const ANSWERS = "/_dash-update-component";
  const FIGURE = "-graph.figure";
  // How long an answer is kept that nobody has asked for, and how long a page that is not shown is waited for.
  const KEPT_MS = 2000;
  const HIDDEN_MS = 100;
  const send = window.fetch.bind(window);

  let callbacks = []; // those that draw charts, as Dash knows them
  let ahead = null; // what was asked before Dash did
  let turn = 0;

  const read = (id, property) => window.dash_component_api.getLayout(id)?.props[property];
  const name = ({ output, inputs, changedPropIds }) => JSON.stringify([output, inputs, changedPropIds]);

  // What Dash is going to ask when a control holds a value; null where no chart follows that control.
  const foresee = (control, value) => {
    const callback = callbacks.find(({ inputs }) => inputs.some(({ id }) => id === control));
    if (!callback) return null;
    const { output } = callback;
    const inputs = callback.inputs.map(({ id, property }) => {
      return { id, property, value: id === control ? value : read(id, property) };
    });
    const { property } = inputs.find(({ id }) => id === control);
    const outputs = output.slice(2, -2).split("...").map((part) => {
      const dot = part.lastIndexOf(".");
      return { id: part.slice(0, dot), property: part.slice(dot + 1) };
    });
    return { output, outputs, inputs, changedPropIds: [`${control}.${property}`] };
  };

  const ask = (control, value) => {
    const body = foresee(control, value);
    if (!body || ahead?.name === name(body)) return;
    const headers = { "Content-Type": "application/json", Accept: "application/json" };
    const asked = { method: "POST", credentials: "same-origin", headers, body: JSON.stringify(body) };
    const mine = { name: name(body), answer: send(ANSWERS, asked) };
    mine.answer.catch(() => {}); // whoever asks for it is told
    ahead = mine;
    setTimeout(() => { if (ahead === mine) ahead = null; }, KEPT_MS);
  };

  // The control that an option belongs to, and what it would hold with it.
  const choose = (option) => {
    const control = option.closest("[role=listbox]").getAttribute("aria-labelledby").replace(/-label$/, "");
    const held = read(control, "value");
    const word = option.getAttribute("value");
    if (!Array.isArray(held)) return word === held ? null : [control, word];
    return held.length >= read(control, "maxValues") ? null : [control, [...held, word]];
  };
  const follow = (event) => {
    const option = event.target.closest("[role=option]");
    const chosen = option && choose(option);
    if (chosen) ask(...chosen);
  };
  // A finger that is put down may be about to move the list.
  document.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse" && event.button === 0) follow(event);
  }, true);
  document.addEventListener("click", follow, true);

  const paint = () => new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, HIDDEN_MS);
  });
  // Draws what the answer has for a chart, and takes it out: Dash would draw the same once more.
  const draw = async ({ response }) => {
    for (const [id, { figure }] of Object.entries(response)) {
      const graph = figure && document.querySelector(`[id="${id}"] .js-plotly-plot`);
      if (!graph || !window.Plotly) continue;
      await window.Plotly.react(graph, figure);
      delete response[id];
      await paint();
    }
  };

  const answer = async (body, request) => {
    const mine = ++turn;
    const asked = ahead?.name === name(body) ? ahead.answer : send(...request);
    ahead = null;
    const response = await asked;
    if (response.status !== 200) return response;
    const content = await response.json();
    // One that has been overtaken is not drawn: Dash leaves it aside too.
    if (mine === turn) await draw(content);
    response.json = async () => content;
    return response;
  };

  // Dash has no other door than this one.
  window.fetch = async (...request) => {
    const [address, { body } = {}] = request;
    if (String(address).includes("/_dash-dependencies")) {
      const response = await send(...request);
      callbacks = (await response.clone().json()).filter(({ output }) => output.includes(FIGURE));
      return response;
    }
    const asked = String(address).includes(ANSWERS) && JSON.parse(body);
    return asked && asked.output.includes(FIGURE) ? answer(asked, request) : send(...request);
  };
})();
