import { describe, expect, it } from 'vitest';
import { GALLERY } from '../../../src/demo/pictures/gallery.ts';
import { galleryPage, picturePage } from '../../../src/demo/pictures/page.ts';
import { THEMES } from '../../../src/demo/pictures/picture.ts';
import { validateBlocks } from '../../../src/demo/slack/blocks/validate.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { LOOK, snapshotOf } from './snapshot-text.ts';

describe.each(GALLERY)('the picture $name', (picture) => {
  it.each(LANGUAGES)('shows in %s what it showed before', async (language) => {
    const snapshot = snapshotOf(picture, { ...LOOK, language });
    await expect(snapshot).toMatchFileSnapshot(`../../fixtures/pictures/${picture.name}.${language}.html`);
  });

  it.each(LANGUAGES)('is in %s what Slack would take', (language) => {
    const built = picture.build(language);
    const blocks = 'view' in built ? built.view.blocks : built.blocks;
    expect(validateBlocks(blocks, picture.surface)).toEqual([]);
  });

  it('is a page that loads nothing and runs nothing', () => {
    for (const theme of THEMES) {
      const page = picturePage(picture, { ...LOOK, theme });
      expect(page).toContain('default-src &#x27;none&#x27;');
      expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(/);
    }
  });

  it('leaves no block out', () => {
    expect(snapshotOf(picture, LOOK)).not.toMatch(/\[[a-z_]+ block\]/);
  });
});

describe('the gallery', () => {
  it('has each name once', () => {
    const names = GALLERY.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it('shows everything on one page, in both colours', () => {
    const page = galleryPage(GALLERY, LOOK, [390]);
    for (const { name } of GALLERY) expect(page).toContain(`<h2>${name}</h2>`);
    expect(page.match(/class="frame [a-z]+ dark"/g)).toHaveLength(GALLERY.length);
  });
});
