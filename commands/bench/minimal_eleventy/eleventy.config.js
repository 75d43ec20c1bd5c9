const highlight = require("@11ty/eleventy-plugin-syntaxhighlight");

const day = new Intl.DateTimeFormat("en-GB", {
  weekday: "short", day: "2-digit", month: "long", year: "numeric", timeZone: "UTC",
});

module.exports = (config) => {
  config.addPlugin(highlight);
  config.addFilter("day", (date) => day.format(date));
  config.addFilter("rfc3339", (date) => date.toISOString());
  config.addCollection("posts", (all) => all.getFilteredByGlob("content/*.md").reverse());
  return { dir: { output: "output" }, markdownTemplateEngine: false };
};
