// How each listed page stands what is not usual: letters twice as large, a very wide screen, a reader who wants no motion, a printer or an eye without colours; and that what is reached first stands left.
// Windows of 390 and 320 px are tried by pages.test.mjs, paper elsewhere. A page is opened once for all of it.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { addressesOn, pages } from './listed-pages.mjs';
import { launch, serve, tooWide, widths } from './site.mjs';

const wide = { width: 3840, height: 2160 };
/** Of a very wide window, as much as the page takes at least, so that nothing is lost in the middle. */
const share = 0.7;
/** A step in grey that is seen, as a contrast. */
const seen = 1.1;

let site, browser, page, addressOf;
before(async () => {
  site = await serve(process.env.JOURNEY_RELEASES);
  browser = await launch();
  addressOf = await addressesOn(site);
  page = await browser.newPage({ viewport: widths.desktop, reducedMotion: 'reduce' });
  page.setDefaultTimeout(180_000);
});
after(async () => { await browser?.close(); await site?.stop(); });

/** What moves, or would once it is pointed at, for longer than a hundredth of a second. */
const moving = () => page.evaluate(() => {
  const most = 0.01;
  const name = (element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;
  const long = (times) => times.split(',').some((time) => parseFloat(time) > most);
  const runs = document.getAnimations().filter((animation) => animation.effect.getComputedTiming().endTime > most * 1000 && animation.effect.target.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })).map((animation) => `${name(animation.effect.target)} runs`);
  const styled = (element, part) => {
    const style = getComputedStyle(element, part);
    return long(style.transitionDuration) || long(style.transitionDelay) || (style.animationName !== 'none' && long(style.animationDuration)) || style.scrollBehavior === 'smooth';
  };
  const all = [...document.querySelectorAll('*')];
  const whole = all.filter((element) => styled(element));
  const parts = all.filter((element) => !element.closest('svg') && ['::before', '::after'].some((part) => styled(element, part)));
  return [...runs, ...[...whole, ...parts].slice(0, 5).map(name)];
});

/** Colours of maps that no key explains in words, and keys whose colours cannot be told apart without colour. */
const unexplained = () => page.evaluate((least) => {
  const lightness = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  };
  /** The ground of a fill, and whether it has a pattern on it. */
  const drawn = (element) => {
    const fill = getComputedStyle(element).fill;
    const pattern = /url\("?#([^")]+)/.exec(fill)?.[1];
    return pattern ? { ground: getComputedStyle(document.getElementById(pattern).querySelector('rect')).fill, marked: true } : { ground: fill, marked: false };
  };
  const keyOf = (map) => { for (let at = map.parentElement; at; at = at.parentElement) if (at.querySelector('.legend')) return at.querySelector('.legend'); return null; };
  const wrong = [];
  for (const legend of document.querySelectorAll('.legend')) {
    const entries = [...legend.querySelectorAll('li')].map((li) => {
      const words = [...li.childNodes].filter((node) => !node.matches?.('svg, .badge')).map((node) => node.textContent).join('').trim();
      const svg = li.querySelector('svg');
      const outline = svg?.querySelector('rect').getAttribute('stroke');
      return { words, ground: svg && getComputedStyle(svg.querySelector('rect')).fill, marks: svg ? outline + svg.innerHTML.replace(/^.*?<\/rect>|^<rect[^>]*>/s, '').trim() : li.querySelector('.badge')?.outerHTML };
    });
    if (entries.some((entry) => !entry.words)) wrong.push('a colour of the key has no words');
    if (new Set(entries.map((entry) => entry.words)).size < entries.length) wrong.push('two colours of the key have the same words');
    for (const [i, a] of entries.entries()) {
      for (const b of entries.slice(i + 1)) {
        if (!a.ground || !b.ground || a.marks !== b.marks) continue;
        const [dark, light] = [lightness(a.ground), lightness(b.ground)].sort((x, y) => x - y);
        if (light / dark < least) wrong.push(`“${a.words}” and “${b.words}” are one grey`);
      }
    }
  }
  for (const map of document.querySelectorAll('hn-map')) {
    const used = new Map([...map.querySelectorAll('.map__places path')].map((path) => [path.getAttribute('class'), drawn(path)]));
    if (used.size < 2) continue;
    const key = keyOf(map);
    if (!key) { wrong.push(`a map of ${used.size} colours has no key`); continue; }
    const swatches = [...key.querySelectorAll('li svg')].map((svg) => ({ ground: getComputedStyle(svg.querySelector('rect')).fill, marked: svg.children.length > 1 }));
    for (const [fill, { ground, marked }] of used) {
      if (!swatches.some((swatch) => swatch.ground === ground)) wrong.push(`${fill} of the map is not in its key`);
      if (marked && !swatches.some((swatch) => swatch.marked)) wrong.push(`the pattern of ${fill} is not in the map's key`);
    }
  }
  return wrong;
}, seen);

/** Lists and maps that stand beside each other, the one that is read and reached first on the right. */
const crossed = () => page.evaluate(() => [...document.querySelectorAll('.find-grid')].flatMap((grid) => {
  const parts = [...grid.children].filter((part) => part.checkVisibility()).map((part) => ({ name: `${part.id || part.className}`, box: part.getBoundingClientRect() }));
  return parts.slice(1).flatMap(({ name, box }, i) => (box.top < parts[i].box.bottom && parts[i].box.top < box.bottom && box.left < parts[i].box.left ? [`${name} stands left of ${parts[i].name}`] : []));
}));

/** How wide the page is, how wide its style says that it may be, and how much of it is taken by what stands in it. */
const breadth = () => page.evaluate(() => {
  const main = document.querySelector('main');
  const inner = main.clientWidth - parseFloat(getComputedStyle(main).paddingLeft) - parseFloat(getComputedStyle(main).paddingRight);
  const boxes = [...main.children].filter((child) => child.checkVisibility() && !child.matches('.visually-hidden')).map((child) => ({ width: child.getBoundingClientRect().width, most: parseFloat(getComputedStyle(child).maxWidth) || Infinity }));
  return {
    main: main.getBoundingClientRect().width,
    claimed: Math.min(innerWidth, parseFloat(getComputedStyle(main).maxWidth) || Infinity),
    widest: Math.max(...boxes.map((box) => box.width)),
    room: Math.max(...boxes.map((box) => Math.min(inner, box.most))),
  };
});

describe('looks', () => {
  for (const [name, path] of Object.entries(pages)) {
    test(`${name} ${path}: large letters, no motion, no colours, a very wide screen`, async () => {
      await page.setViewportSize(widths.desktop);
      await page.goto(addressOf(path), { waitUntil: 'load' });
      assert.deepEqual(await moving(), [], 'nothing moves for a reader who wants no motion');
      assert.deepEqual(await unexplained(), [], 'colours are told in words, and apart in grey');
      assert.deepEqual(await crossed(), [], 'what is reached first stands left');

      await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
      assert.deepEqual(await tooWide(page, widths.desktop.width), [], 'letters twice as large fit');
      await page.evaluate(() => { document.documentElement.style.fontSize = ''; });

      await page.setViewportSize(wide);
      assert.deepEqual(await crossed(), [], 'what is reached first stands left of a very wide screen');
      const { main, claimed, widest, room } = await breadth();
      assert.ok(Math.abs(main - claimed) <= 1, `the page is ${main} px wide, and says ${claimed}`);
      assert.ok(widest >= room - 1, `what stands in it is ${widest} px wide, and has ${room}`);
      if (!path.startsWith('/embed/')) assert.ok(main >= share * wide.width, `the page is ${main} px wide in a window of ${wide.width}`);
    });
  }
});
