"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("script");
  const all = (where, what) => Array.from(where.querySelectorAll(what));
  const said = document.getElementById("said");

  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };
  const copied = async (code) => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      return true;
    } catch {
      select(code);
      try { return document.execCommand("copy"); } catch { return false; }
    }
  };
  for (const button of all(document, "button.copy")) {
    const code = button.parentElement.querySelector("code");
    button.addEventListener("click", async () => {
      const done = await copied(code);
      if (!done) select(code);
      button.textContent = done ? "Copied" : "Selected";
      said.textContent = done ? "The command was copied." : "The command is selected.";
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
  }

  const order = (cell) => cell.dataset.order ?? cell.textContent.trim();
  const compare = (left, right) => {
    const [a, b] = [order(left), order(right)];
    const [x, y] = [Number(a), Number(b)];
    const isNumber = a !== "" && b !== "" && !isNaN(x) && !isNaN(y);
    return isNumber ? x - y : a.localeCompare(b, undefined, { numeric: true });
  };
  const sort = (table, heads, index) => {
    const head = heads[index];
    const isRising = head.getAttribute("aria-sort") !== "ascending";
    for (const other of heads) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", isRising ? "ascending" : "descending");
    const rows = all(table, "tbody tr");
    rows.sort((left, right) => {
      const result = compare(left.cells[index], right.cells[index]);
      return isRising ? result : -result;
    });
    table.tBodies[0].append(...rows);
  };

  for (const data of all(document, ".data")) {
    const table = data.querySelector("table");
    const heads = all(table, "thead th");
    heads.forEach((head, index) => {
      head.querySelector("button").addEventListener("click", () => sort(table, heads, index));
    });
    const filters = all(data, "button.filter");
    const search = data.querySelector("input");
    const count = data.querySelector(".count");
    const rows = all(table, "tbody tr");
    const ownsEntries = rows.some((row) => row.dataset.clip);
    const show = () => {
      const kinds = filters.filter((button) => button.getAttribute("aria-pressed") === "true")
        .map((button) => button.dataset.kind);
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      const clips = new Set();
      let shown = 0;
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        const fits = (kinds.length === 0 || kinds.includes(row.dataset.kind))
          && words.every((word) => text.includes(word));
        row.hidden = !fits;
        if (fits) { shown += 1; clips.add(row.dataset.clip); }
      }
      const noun = rows.length === 1 ? data.dataset.one : data.dataset.many;
      count.textContent = shown === rows.length
        ? `${rows.length} ${noun}` : `${shown} of ${rows.length} ${noun}`;
      if (!ownsEntries) return;
      for (const entry of all(document, ".entry")) entry.hidden = !clips.has(entry.dataset.clip);
    };
    for (const button of filters) {
      button.addEventListener("click", () => {
        const isOn = button.getAttribute("aria-pressed") === "true";
        button.setAttribute("aria-pressed", String(!isOn));
        show();
      });
    }
    search.addEventListener("input", show);
  }

  const reveal = () => {
    const entry = location.hash.length > 1
      && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!entry || entry.tagName !== "DETAILS") return;
    entry.open = true;
    entry.scrollIntoView();
    entry.querySelector("summary").focus({ preventScroll: true });
  };
  addEventListener("hashchange", reveal);
  reveal();

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all(document, "details:not([open])");
    for (const entry of closed) entry.open = true;
  });
  addEventListener("afterprint", () => {
    for (const entry of closed) entry.open = false;
    closed = [];
  });
})();
