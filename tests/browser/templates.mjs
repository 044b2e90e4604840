// One page of the sample for each template, and for each face that a template has.

import { readdir } from 'node:fs/promises';

const CHOSEN = [
  'index.html',
  'ca-nhan/phan-dinh-khoat.html',
  'tap-the/to-thuy-nong-cam-lam.html',
  'mo-hinh/lich-nuoc-tren-bang-con-say.html',
  'van-ban/42-kh-hu-2025.html',
  'van-ban/118-bc-hu.html',
  'ca-nhan/index.html',
  'van-ban/index.html',
  'dia-ban/xa-song-lam.html',
  'dia-ban/xa-song-lam-trang-2.html',
  'dia-ban/den-2025/xa-ha-lam.html',
  'linh-vuc/song-nuoc.html',
  'linh-vuc/index.html',
  'nam/index.html',
  'chuyen-de/noi-mot-lam-cho-xong-mot.html',
  'trang/gioi-thieu.html',
  'en/index.html',
  'en/ca-nhan/cao-xuan-binh.html',
  'en/dia-ban/xa-song-lam.html',
  'en/van-ban/index.html',
  'en/so-do.html',
];

/** The chosen pages and every page at the site's root (search, statistics, calendar and the like stand alone). */
export async function templates(folder) {
  const root = (await readdir(folder)).filter((name) => name.endsWith('.html'));
  return [...new Set([...CHOSEN, ...root.sort()])];
}

export const STORY = 'ca-nhan/phan-dinh-khoat.html';
export const DOCUMENT = 'van-ban/42-kh-hu-2025.html';
export const LIST = 'dia-ban/xa-song-lam.html';
/** A story in English. */
export const ENGLISH = 'en/ca-nhan/cao-xuan-binh.html';
