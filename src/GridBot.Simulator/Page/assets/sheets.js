// The two sheets over the composer: places and photos.
import { h, byId, toast } from './dom.js';

const places = [
  ['和平路12号3单元', 38.9105, 121.6002],
  ['解放路8号', 38.9072, 121.6391],
  ['文化广场', 38.9139, 121.6186],
  ['中山广场', 38.9208, 121.6436],
  ['星海广场', 38.8826, 121.5878],
  ['泡崖新区玉浓路', 38.9853, 121.5704],
  ['开发区金马路', 39.0531, 121.7793],
];
const samples = [
  ['sample-corridor.png', '楼道堆物'],
  ['sample-manhole.png', '井盖缺失'],
  ['sample-smoke.png', '饭店油烟'],
];
const longestSide = 2048;

function openable(phones, tool, sheet, hold) {
  for (const phone of phones) {
    phone.part(tool).addEventListener('click', () => { hold(phone); byId(sheet).showModal(); });
  }
  byId(sheet).addEventListener('click', event => { if (event.target === event.currentTarget) event.currentTarget.close(); });
}

/** The phones share the sheets: what is chosen is sent from the one that opened them. */
export function wireSheets(phones) {
  let [phone] = phones;
  openable(phones, 'location', 'location-sheet', opener => { phone = opener; });
  openable(phones, 'photo', 'photo-sheet', opener => { phone = opener; });
  const sendPlace = (label, latitude, longitude) => {
    byId('location-sheet').close();
    phone.act('location', { label, latitude, longitude });
  };
  byId('places').append(...places.map(([label, latitude, longitude]) => h('li', null, h('button', {
    type: 'button', 'data-testid': 'location-place', onclick: () => sendPlace(label, latitude, longitude),
  }, h('b', null, label), h('small', null, `${latitude}, ${longitude}`)))));
  byId('place-form').addEventListener('submit', event => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const [latitude, longitude] = [Number(data.get('latitude')), Number(data.get('longitude'))];
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) { toast('经纬度写成小数，如 38.914 和 121.6147。'); return; }
    sendPlace(String(data.get('label')).trim(), latitude, longitude);
  });
  byId('samples').append(...samples.map(([file, label]) => h('li', null, h('button', {
    type: 'button', 'data-testid': 'photo-sample', 'aria-label': `示例照片：${label}`,
    onclick: async () => sendPhoto(phone, await (await fetch(`assets/${file}`)).blob()),
  }, h('img', { src: `assets/${file}`, alt: '', width: 120, height: 90 }), label))));
  byId('photo-file').addEventListener('change', async event => {
    const [file] = event.currentTarget.files;
    event.currentTarget.value = '';
    if (!file) return;
    try {
      await sendPhoto(phone, await shrink(file));
    } catch {
      toast('这个文件不是能打开的照片。');
    }
  });
  byId('viewer').addEventListener('click', event => event.currentTarget.close());
}

async function sendPhoto(phone, blob) {
  byId('photo-sheet').close();
  await phone.act('image', blob);
}

/** As a phone does before sending: at most 2048 pixels a side, JPEG. */
async function shrink(file) {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  if (scale === 1 && /^image\/(jpeg|png)$/.test(file.type) && file.size < 4 << 20) return file;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext('2d').drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('encode'))), 'image/jpeg', 0.86));
}
