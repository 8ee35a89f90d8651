// Looks through the cases that are packed into the page; without it, the first cases are there.
"use strict";
(async () => {
  const by = (id) => document.getElementById(id);
  const list = by("list"), form = by("find");
  // On paper everything that is folded is shown.
  addEventListener("beforeprint", () => {
    for (const each of document.querySelectorAll("details:not(.rule):not(.evidence)")) each.open = true;
  });
  if (!list || typeof DecompressionStream === "undefined") return;
  const packed = Uint8Array.from(atob(by("cases").textContent), (each) => each.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const cases = JSON.parse(await new Response(stream).text());
  const total = by("found").textContent.match(/of ([\d,]+) cases/)[1];
  const SIZE = 20;
  let page = 0;
  const orders = {
    pressing: () => 0,
    findings: (a, b) => b.n - a.n,
    id: (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  };
  const number = (value) => value.toLocaleString("en-GB");
  const matching = () => {
    const text = by("find-text").value.trim().toLowerCase();
    const question = by("find-question").value, rule = by("find-rule").value;
    const kept = cases.filter((each) =>
      (!text || [each.id, ...each.u].some((one) => one.toLowerCase().includes(text))) &&
      (!question || each.q.includes(question)) && (!rule || each.r.includes(rule)));
    return kept.sort(orders[by("find-order").value]);
  };
  const show = () => {
    const kept = matching(), pages = Math.max(1, Math.ceil(kept.length / SIZE));
    page = Math.min(Math.max(page, 0), pages - 1);
    const some = kept.slice(page * SIZE, (page + 1) * SIZE);
    // Each card was written and escaped with the page; nothing of it can run.
    list.innerHTML = some.map((each) => each.h).join("");
    by("found").textContent = some.length
      ? `Showing ${number(page * SIZE + 1)} to ${number(page * SIZE + some.length)} of ${number(kept.length)} cases that match, of ${total} cases with findings.`
      : `0 cases match, of ${total} cases with findings.`;
    by("before").disabled = page === 0;
    by("after").disabled = page === pages - 1;
  };
  const turn = (step) => { page += step; show(); by("worklist").scrollIntoView(); by("found").focus(); };
  form.hidden = false;
  by("pages").hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => { page = 0; show(); });
  by("before").addEventListener("click", () => turn(-1));
  by("after").addEventListener("click", () => turn(1));
  by("found").tabIndex = -1;
  show();
})();
