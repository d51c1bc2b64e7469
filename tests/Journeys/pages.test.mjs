// Every page, desktop and phone: it answers, nothing complains, axe finds nothing, nothing overflows, and a screenshot is kept; on paper nothing is lost that the screen has.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { accessibility, launch, onPaper, open, overflows, screenshots, serve, tooWide, widths } from './site.mjs';

const pages = {
  'find-need': '/',
  'find-need-cancer-msoa': '/?focus=cancer&level=msoa21',
  'find-need-authorities': '/?level=ltla24',
  'find-need-england-icbs': '/?level=icb&within=E92000001',
  'find-need-england-authorities': '/?level=ltla24&within=E92000001',
  'find-need-another-region': '/?region=E54000071',
  'find-need-barnsley': '/?focus=mental-health&within=E08000016',
  'find-need-burden': '/?kind=burden',
  'find-need-without-gap': '/?focus=mental-health&kind=gap',
  'find-need-nothing-found': '/?q=zzzzzz',
  'area-lsoa': '/areas/E01007317',
  'area-msoa': '/areas/E02001509',
  'area-authority': '/areas/E08000019',
  assets: '/assets',
  asset: '/assets/awrc',
  tools: '/tools',
  search: '/search?q=Barnsley',
  'search-ward': '/search?q=Dearne',
  'places-ward': '/places?ward=E05000982',
  'places-network': '/places?pcn=U36780',
  'plan-ward': '/plan?ward=E05000982&sites=1&km=1.5',
  'test-beds-network': '/test-beds?pcn=U36780&sites=5',
  'gaps-ward': '/gaps?ward=E05000982',
  'search-alike': '/search?q=Golthorpe',
  'search-practice': '/search?q=C85001',
  'search-older-code': '/search?q=E01032550',
  'search-postcode': '/search?q=S70+1AA',
  conditions: '/conditions',
  condition: '/conditions/diabetes-blood-pressure',
  'condition-msoa': '/conditions/copd?level=msoa21&within=E08000016',
  inequality: '/inequality',
  'inequality-barnsley': '/inequality?within=E08000016',
  'hot-spots': '/hot-spots',
  'hot-spots-clusters-msoa': '/hot-spots?need=condition:copd&level=msoa21&show=clusters',
  'hot-spots-not-available': '/hot-spots?need=best-start&kind=gap',
  draws: '/draws',
  'draws-indicator': '/draws?focus=cardio-respiratory&level=msoa21&draws=100&indicator=census2021-bad-health',
  'draws-not-known': '/draws?level=ltla24&kind=gap&indicator=qof-copd',
  'what-if': '/what-if',
  'what-if-smoking': '/what-if?weights=smoking-alcohol-obesity:2',
  'what-if-msoa': '/what-if?focus=cardio-respiratory&level=msoa21&conditions=copd:2&first=10',
  plan: '/plan',
  'plan-beside-hospitals': '/plan?focus=cardio-respiratory&sites=4&km=4&existing=hospitals&floor=20&deprived=30',
  'plan-floors-not-kept': '/plan?sites=1&km=2&floor=60',
  'plan-nothing-to-choose-from': '/plan?candidates=points',
  'briefing-place': '/briefing/areas/E01007317',
  'briefing-ranking': '/briefing/ranking?focus=cancer',
  'briefing-england': '/briefing/ranking?level=ltla24&within=E92000001',
  'briefing-asset': '/briefing/assets/ncsem',
  'briefing-ward': '/briefing/places?ward=E05000982',
  'briefing-list': '/briefing/places?areas=E02001509,E02001510,E02001511,E02001512,E02001513&focus=cardio-respiratory',
  gaps: '/gaps',
  'gaps-cancer': '/gaps?focus=cancer',
  'test-beds': '/test-beds?need=cardio-respiratory',
  'test-beds-two-icbs': '/test-beds?need=cardio-respiratory&within=E54000061,E54000054&sites=8',
  places: '/places',
  'places-list': '/places?areas=E01007317,E01007318,E01007319,E01007320,E01007321,W01000001,E01999999',
  'places-msoa': '/places?areas=E02001509,E02001510,E02001511&focus=cancer',
  'places-none': '/places?areas=Barnsley',
  'places-changes': '/places/changes?areas=E01007317,E01007318',
  compare: '/compare',
  'compare-authorities': '/compare?areas=E08000016,E08000017,E08000018,E08000019&focus=cardio-respiratory',
  'compare-spine': '/compare?areas=E02001509,E02001510&show=spine',
  'compare-peers': '/compare?areas=E02001509&show=peers',
  'embed-map': '/embed/map?focus=cancer',
  'embed-chart': '/embed/chart/tenths/inequality',
  'embed-places': '/embed/map/places?ward=E05000982',
  data: '/data',
  'data-indicators': '/data/indicators',
  'data-indicator': '/data/indicators/iod2025-ypll',
  'indicator-funnel': '/data/indicators/census2021-bad-health',
  'indicator-series': '/data/indicators/hi-smoking?sort=fall',
  'indicator-deprivation': '/data/indicators/iod2025-imd?within=E08000016',
  'data-source': '/data/sources/qof2021',
  'data-changes': '/data/changes',
  'data-models': '/data/models',
  'data-columns': '/data/columns',
  'data-columns-table': '/data/columns?table=rankings',
  'data-api': '/data/api',
  'api-reference': '/api/reference',
  'data-source-rejections': '/data/sources/health-index',
  'data-how-to-read': '/data/how-to-read',
};

/** Widths that each page is tried at. */
const fits = { desktop: [1440], phone: [390, 320] };

let site, browser;
before(async () => { site = await serve(process.env.JOURNEY_RELEASES); browser = await launch(); });
after(async () => { await browser?.close(); await site?.stop(); });

for (const [width, viewport] of Object.entries(widths)) {
  describe(width, () => {
    let within;
    for (const [name, path] of Object.entries(pages)) {
      test(`${name} ${path}`, async () => {
        within ??= await browser.newContext({ viewport, bypassCSP: false });
        const { page, complaints, response } = await open(browser, site.address + path, { viewport, within });
        await page.screenshot({ path: join(screenshots, `${name}-${width}.png`), fullPage: true });
        assert.equal(response.status(), 200);
        assert.equal(await page.locator('h1').count(), 1, 'one first-level heading');
        assert.deepEqual(complaints, []);
        assert.deepEqual(await accessibility(page), []);
        assert.equal(await overflows(page), false, 'nothing is wider than the window');
        for (const narrow of fits[width]) assert.deepEqual(await tooWide(page, narrow), [], `nothing is wider than a window of ${narrow} px, or cut at its side`);
        if (width === 'desktop') {
          assert.deepEqual(await onPaper(page), [], 'what A4 paper has of it');
          // Kept to be looked at: JOURNEY_PAPER=1.
          if (process.env.JOURNEY_PAPER) await page.pdf({ path: join(screenshots, `${name}-paper.pdf`), preferCSSPageSize: true, printBackground: true });
        }
        await page.close();
      });
    }
  });
}
