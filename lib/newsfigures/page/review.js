"use strict";

/* The page holds the articles and figures as JSON. Offsets there count code points; JavaScript
   counts UTF-16 units, so every text is cut by the array of its code points. Whatever comes from an
   article enters the page as text, never as markup. */

const data = JSON.parse(document.getElementById("data").textContent);
const columnOf = new Map(data.columns.map((column) => [column.name, column]));
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
// The blanks that Python's \s knows, for a cell is guarded here as it is there.
const BLANK = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const FORMULA = new RegExp(`^'*[${BLANK}]*[=+\\-@\\t\\r\\n＝＋－＠][^]`, "u");

const byId = (id) => document.getElementById(id);
const told = (message) => { byId("told").textContent = message; };

function made(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// What is corrected: for each figure its new cells, and whether its row is deleted.
const edits = new Map();
let current = null;
let saved = true;

for (const article of data.articles) {
  article.points = null;
  article.byId = new Map(article.figures.map((figure) => [figure.figure, figure]));
}
for (const row of data.earlier) takeUp(row);

function pointsOf(article) {
  article.points ??= Array.from(article.text);
  return article.points;
}

function words(article, start, end) {
  return pointsOf(article).slice(start, end).join("");
}

function editOf(figure) {
  if (!edits.has(figure.figure)) edits.set(figure.figure, { cells: new Map(), why: "", deleted: null });
  return edits.get(figure.figure);
}

/* Take up a correction of an earlier session: it keeps who made it, why and when. */
function takeUp(row) {
  const article = data.articles.find((one) => one.id === row.article);
  const stamp = { who: row.who, why: row.why, date: row.date };
  if (row.column === "figure" && !row.old) {
    addRow(article, row.start, row.end, row.figure).stamp = stamp;
    return;
  }
  const figure = article.byId.get(row.figure) ?? addRow(article, row.start, row.end, row.figure);
  const edit = editOf(figure);
  if (row.column === "figure") edit.deleted = stamp;
  else edit.cells.set(row.column, { content: row.new, stamp });
}

function addRow(article, start, end, name) {
  if (article.byId.has(name)) return article.byId.get(name);
  const around = article.sentences.find(([from, to]) => from <= start && start < to) ?? [start, end];
  const cells = Object.fromEntries(data.columns.map((column) => [column.name, ""]));
  const figure = {
    figure: name, start, end, from: around[0], to: Math.max(around[1], end), cells, added: true,
    stamp: null,
  };
  article.byId.set(name, figure);
  article.figures.push(figure);
  article.figures.sort((a, b) => a.start - b.start || a.end - b.end);
  return figure;
}

/* What a cell holds now: as corrected, or as it follows from a corrected cell, or as it was read. */
function cell(figure, name) {
  const cells = edits.get(figure.figure)?.cells;
  if (cells?.has(name)) return cells.get(name).content;
  const given = (other) => cells?.has(other);
  if ((name === "low" || name === "high") && (given("value") || given("bound"))) {
    const value = cell(figure, "value");
    const ends = data.ends[cell(figure, "bound")];
    if (value && ends) return ends.includes(name) ? value : "";
  }
  if (name === "value" && given("bound") && cell(figure, "bound") === "range") return "";
  if (name === "unit" && !figure.cells.unit && data.people.includes(cell(figure, "measure"))) return "person";
  return figure.cells[name];
}

function faultOf(figure) {
  const faults = [];
  const touched = edits.get(figure.figure)?.cells ?? new Map();
  for (const name of ["value", "low", "high"]) {
    const content = cell(figure, name);
    if (touched.has(name) && content && !isNumber(content)) faults.push(`${name} is no number: write it like 1200 or 0.5.`);
  }
  if (faults.length || !["bound", "value", "low", "high"].some((name) => touched.has(name))) return faults.join(" ");
  const bound = cell(figure, "bound");
  if (bound && !isSound(figure, bound)) faults.push(`${bound} needs ${data.shapes[bound]}.`);
  return faults.join(" ");
}

const isNumber = (content) => NUMBER.test(content) && Number.isFinite(Number(content));

function isSound(figure, bound) {
  const [value, low, high] = ["value", "low", "high"].map((name) => {
    const content = cell(figure, name);
    return content === "" ? null : Number(content);
  });
  if (bound === "range") return value === null && low !== null && high !== null && low <= high;
  const ends = data.ends[bound];
  const end = ends.includes("low") ? low : ends.includes("high") ? high : value;
  return end !== null && (low !== null) === ends.includes("low") && (high !== null) === ends.includes("high")
    && (value === null ? bound !== "=" : value === end) && (bound !== "=" || low === high);
}

// The page

function start() {
  data.articles.forEach((article, number) => {
    byId("article").append(made("option", { value: String(number) }));
    label(number);
  });
  byId("article").addEventListener("change", () => show(Number(byId("article").value)));
  byId("previous").addEventListener("click", () => show(data.articles.indexOf(current) - 1));
  byId("next").addEventListener("click", () => show(data.articles.indexOf(current) + 1));
  byId("download").addEventListener("click", download);
  byId("words").addEventListener("input", findWords);
  byId("add").addEventListener("click", addFigure);
  byId("text").addEventListener("mouseup", takeSelection);
  byId("text").addEventListener("keyup", takeSelection);
  byId("text").addEventListener("click", (event) => {
    const name = event.target.closest("mark")?.dataset.figure;
    if (name && getSelection().isCollapsed) reveal(name);
  });
  addEventListener("beforeunload", (event) => { if (!saved) event.preventDefault(); });
  if (data.kept.length) told(`Of the earlier corrections ${data.kept.length} can't be shown here; the download keeps them.`);
  show(0);
}

function label(number) {
  const article = data.articles[number];
  const corrected = article.figures.filter((figure) => rowsOf(article, figure).length).length;
  const counts = `${article.figures.length} figures${corrected ? `, ${corrected} corrected` : ""}`;
  byId("article").options[number].textContent = `${article.title || article.id} (${counts})`;
}

function show(number) {
  if (number < 0 || number >= data.articles.length) return;
  current = data.articles[number];
  byId("article").value = String(number);
  byId("previous").disabled = number === 0;
  byId("next").disabled = number === data.articles.length - 1;
  byId("title").textContent = current.title || current.id;
  byId("imprint").textContent = [current.outlet, current.published, current.event, current.id].filter(Boolean).join(" · ");
  byId("words").value = "";
  findWords();
  showText();
  byId("figures").replaceChildren(...current.figures.map(card));
  count();
}

/* The text with every figure marked; where two overlap, the second goes unmarked. */
function showText() {
  const pieces = [];
  let done = 0;
  for (const figure of current.figures) {
    if (figure.start < done) continue;
    const mark = made("mark", { textContent: words(current, figure.start, figure.end) });
    mark.dataset.figure = figure.figure;
    pieces.push(words(current, done, figure.start), mark);
    done = figure.end;
  }
  pieces.push(words(current, done));
  byId("text").replaceChildren(...pieces);
}

function card(figure) {
  const item = made("li", { tabIndex: -1 });
  item.dataset.figure = figure.figure;
  const sentence = made("p", { className: "sentence", dir: "auto" },
    words(current, figure.from, figure.start),
    made("mark", { textContent: words(current, figure.start, figure.end) }),
    words(current, figure.end, figure.to));
  const gone = made("input", { type: "checkbox" });
  gone.addEventListener("change", () => {
    if (figure.added) return remove(figure);
    editOf(figure).deleted = gone.checked ? {} : null;
    changed(figure, item);
  });
  const details = made("details", {}, made("summary", { textContent: "Correct its cells" }));
  details.addEventListener("toggle", () => {
    if (details.open) unfold(figure, item);
  });
  item.append(sentence,
    made("p", { className: "reading" }), made("p", { className: "changes" }),
    made("p", { className: "fault", role: "status" }),
    made("div", { className: "actions" },
      made("label", {}, gone, figure.added ? " Take back" : " Not a figure"), details));
  refresh(figure, item);
  return item;
}

/* The fields are made when they are first wanted: a long article has thousands. */
function unfold(figure, item) {
  const details = item.querySelector("details");
  details.open = true;
  if (details.querySelector(".cells")) return;
  details.append(fields(figure, item));
  refresh(figure, item);
}

function fields(figure, item) {
  const grid = made("div", { className: "cells" });
  for (const column of data.columns) {
    const field = column.choices || column.link ? choice(figure, column) : made("input", { value: cell(figure, column.name) });
    if (column.kind === "number") field.inputMode = "decimal";
    if (column.kind === "date") field.type = "date";
    field.value = cell(figure, column.name);
    field.name = column.name;
    field.dir = "auto";
    field.addEventListener(field.tagName === "SELECT" ? "change" : "input", () => {
      setCell(figure, column.name, field.value);
      changed(figure, item);
    });
    grid.append(made("label", {}, column.name, field));
  }
  const why = made("input", { name: "why", value: edits.get(figure.figure)?.why ?? "" });
  why.addEventListener("input", () => { editOf(figure).why = why.value; changed(figure, item); });
  grid.append(made("label", { className: "why" }, "why", why));
  return grid;
}

function choice(figure, column) {
  const options = column.link
    ? current.figures.filter((other) => other !== figure).map((other) =>
      [other.figure, `${words(current, other.start, other.end)} · ${cell(other, "measure")} (${other.figure})`])
    : column.choices.map((content) => [content, content]);
  const held = cell(figure, column.name);
  if (held && !options.some(([content]) => content === held)) options.push([held, held]);
  if (!column.needed || figure.added) options.unshift(["", ""]);
  return made("select", {}, ...options.map(([value, textContent]) => made("option", { value, textContent })));
}

/* A cell that is set back to what it would hold anyway is no correction. */
function setCell(figure, name, content) {
  const { cells } = editOf(figure);
  cells.delete(name);
  const asShown = made("input", { value: cell(figure, name) }).value; // a field holds no line breaks
  if (content !== asShown) cells.set(name, { content, stamp: null });
}

function changed(figure, item) {
  saved = false;
  refresh(figure, item);
  count();
}

function refresh(figure, item) {
  const edit = edits.get(figure.figure);
  const gone = Boolean(edit?.deleted);
  item.classList.toggle("deleted", gone);
  item.querySelector(".actions input").checked = gone;
  item.querySelector(".reading").textContent = reading(figure);
  item.querySelector(".changes").textContent = gone ? "Not a figure: its row is deleted."
    : [...(edit?.cells ?? [])].map(([name, { content }]) => `${name}: ${figure.cells[name] || "blank"} → ${content || "blank"}`).join("; ");
  item.querySelector(".fault").textContent = gone ? "" : faultOf(figure);
  for (const field of item.querySelectorAll(".cells [name]")) {
    if (!columnOf.has(field.name)) continue;
    if (field !== document.activeElement) field.value = cell(figure, field.name);
    const edited = Boolean(edit?.cells.has(field.name));
    field.classList.toggle("edited", edited);
    const wrong = edited && columnOf.get(field.name).kind === "number" && field.value && !isNumber(field.value);
    field.setAttribute("aria-invalid", String(Boolean(wrong)));
  }
}

/* Say in a line what a figure's row holds. */
function reading(figure) {
  const held = (name, before = "") => cell(figure, name) && before + cell(figure, name);
  const bound = cell(figure, "bound");
  const amount = bound === "range" ? `${held("low")} to ${held("high")}` : held("value") || held("low") || held("high");
  const parts = [
    held("measure"), [bound.replace(/^(=|range)$/, ""), amount, held("unit")].filter(Boolean).join(" "),
    held("who"), held("about"), held("source", "said by "), held("hedge"), held("scope").replace("event", ""),
  ].filter((part, number, all) => part && all.indexOf(part) === number);
  if (figure.added) parts.push("added: what you leave blank of its amount is read from the sentence");
  return parts.join(" · ");
}

function count() {
  const rows = allRows().length;
  label(data.articles.indexOf(current));
  byId("count").textContent = `${rows} correction${rows === 1 ? "" : "s"} in all articles`;
}

function itemOf(name) {
  return [...byId("figures").children].find((item) => item.dataset.figure === name);
}

function reveal(name) {
  const item = itemOf(name);
  item.scrollIntoView({ block: "start" });
  item.focus();
}

// Figures that were missed

/* Where the written words stand in the text: each place with some of what is around it. */
function findWords() {
  const printed = byId("words").value;
  const options = [];
  if (printed.trim()) {
    let unit = current.text.indexOf(printed);
    let [at, seen] = [0, 0];
    while (unit >= 0 && options.length < 200) {
      at += Array.from(current.text.slice(seen, unit)).length;
      seen = unit;
      const end = at + Array.from(printed).length;
      const near = `…${words(current, Math.max(0, at - 25), at)}[${printed}]${words(current, end, end + 25)}…`;
      options.push(made("option", { value: `${at}-${end}`, textContent: near }));
      unit = current.text.indexOf(printed, unit + printed.length);
    }
  }
  byId("where").replaceChildren(...options);
  byId("add").disabled = !options.length;
}

function takeSelection() {
  const selection = getSelection();
  const box = byId("text");
  if (selection.isCollapsed || !box.contains(selection.anchorNode) || !box.contains(selection.focusNode)) return;
  const range = selection.getRangeAt(0);
  const before = document.createRange();
  before.selectNodeContents(box);
  before.setEnd(range.startContainer, range.startOffset);
  const chosen = range.toString();
  const at = Array.from(before.toString() + chosen.slice(0, chosen.length - chosen.trimStart().length)).length;
  const printed = chosen.trim();
  if (!printed) return;
  byId("words").value = printed;
  const place = `${at}-${at + Array.from(printed).length}`;
  findWords();
  if (![...byId("where").options].some((option) => option.value === place)) {
    byId("where").append(made("option", { value: place, textContent: printed }));
  }
  byId("where").value = place;
  byId("add").disabled = false;
}

function addFigure() {
  const [from, to] = byId("where").value.split("-").map(Number);
  const name = `${current.id}:${from}-${to}`;
  if (current.byId.has(name)) {
    told("This is a figure already: correct its cells.");
  } else {
    told("");
    addRow(current, from, to, name);
    saved = false;
    show(data.articles.indexOf(current));
  }
  reveal(name);
  unfold(current.byId.get(name), itemOf(name));
}

function remove(figure) {
  current.figures.splice(current.figures.indexOf(figure), 1);
  current.byId.delete(figure.figure);
  edits.delete(figure.figure);
  saved = false;
  show(data.articles.indexOf(current));
}

// corrections.csv

function rowsOf(article, figure) {
  const edit = edits.get(figure.figure);
  const row = (column, old, content, stamp) => {
    const { who, why, date } = stamp?.who === undefined ? { who: byId("who").value, why: edit?.why ?? "", date: today() } : stamp;
    return {
      article: article.id, text_hash: article.text_hash, figure: figure.figure, start: figure.start,
      end: figure.end, text: words(article, figure.start, figure.end), column, old, new: content,
      who, why, date,
    };
  };
  if (edit?.deleted) return [row("figure", figure.figure, "", edit.deleted)];
  const rows = figure.added ? [row("figure", "", figure.figure, figure.stamp)] : [];
  for (const { name } of data.columns) {
    const given = edit?.cells.get(name);
    if (given && given.content !== figure.cells[name]) rows.push(row(name, figure.cells[name], given.content, given.stamp));
  }
  return rows;
}

function allRows() {
  const rows = data.articles.flatMap((article) => article.figures.flatMap((figure) => rowsOf(article, figure)));
  return [...rows, ...data.kept];
}

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/* A cell that a spreadsheet would run as a formula gets a quote in front. */
function csvCell(content) {
  const text = String(content ?? "");
  const guarded = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/* The first number in any article that is not written as one. */
function firstWrong() {
  for (const article of data.articles) {
    for (const figure of article.figures) {
      for (const [name, { content }] of edits.get(figure.figure)?.cells ?? []) {
        if (columnOf.get(name).kind === "number" && content && !isNumber(content)) return { article, figure, name };
      }
    }
  }
  return null;
}

function download() {
  const wrong = firstWrong();
  if (wrong) {
    told("A number is not written as one: correct it first.");
    if (wrong.article !== current) show(data.articles.indexOf(wrong.article));
    const item = itemOf(wrong.figure.figure);
    unfold(wrong.figure, item);
    item.querySelector(`[name=${wrong.name}]`).focus();
    return;
  }
  told("");
  const lines = [data.header, ...allRows().map((row) => data.header.map((name) => row[name]))];
  const csv = lines.map((line) => line.map(csvCell).join(",") + "\n").join("");
  const url = URL.createObjectURL(new Blob([csv], { type: "text/csv;charset=utf-8" }));
  const anchor = made("a", { href: url, download: "corrections.csv" });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
  saved = true;
}

start();
