module.exports = { layout: "post.njk", permalink: ({ page }) => `/${page.fileSlug}/` };
