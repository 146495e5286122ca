import type { Text } from '#core/text.ts'

/** How large an uploaded workbook may be. */
export type TableLimits = {
  fileBytes: number
  /** Sum of all parts of an .xlsx after unpacking. */
  unpackedBytes: number
  /** Rows with content in one sheet, header included. */
  rows: number
  /** Cells to the right of this are not read. */
  columns: number
}

/** Limits of an uploaded list. */
export const tableLimits: TableLimits = {
  fileBytes: 10 * 1024 * 1024,
  unpackedBytes: 120 * 1024 * 1024,
  rows: 20_000,
  columns: 200,
}

export type ReadFailure =
  | 'empty'
  | 'not-a-workbook'
  | 'damaged'
  | 'too-large'
  | 'too-many-rows'
  | 'encrypted'
  | 'legacy-xls'
  | 'unknown-encoding'

/** What the user reads where these limits hold: what is wrong with the file and what to do. */
export function wordsOfFailures({ fileBytes, rows }: TableLimits): Record<ReadFailure, Text> {
  const megabytes = fileBytes / 1024 / 1024
  return {
    empty: {
      zh: '文件里没有数据。请填写后重新上传。',
      en: 'The file holds no data. Fill it in and upload it again.',
    },
    'not-a-workbook': {
      zh: '这不是 Excel(.xlsx)或 CSV 文件。请另存为 .xlsx 或 .csv 后上传。',
      en: 'This is no Excel (.xlsx) or CSV file. Save it as .xlsx or .csv and upload that.',
    },
    damaged: {
      zh: '文件已损坏，无法打开。请用 Excel 或 WPS 打开并另存为 .xlsx 后再上传。',
      en: 'The file is damaged and cannot be opened. Open it in Excel or WPS, save it as .xlsx and upload that.',
    },
    'too-large': {
      zh: `文件太大（最大 ${megabytes} MB，解压后内容也有上限）。请删除图片和多余工作表，或分成几个文件。`,
      en: `The file is too large (at most ${megabytes} MB, and its unpacked content is limited too). Remove pictures and extra sheets, or split it.`,
    },
    'too-many-rows': {
      zh: `数据超过 ${rows} 行。请分成几个文件上传。`,
      en: `There are more than ${rows} rows. Split the list into several files.`,
    },
    encrypted: {
      zh: '文件设有密码。请去掉密码后再上传。',
      en: 'The file is protected by a password. Remove it and upload again.',
    },
    'legacy-xls': {
      zh: '这是旧版 .xls 文件。请另存为 .xlsx 后再上传。',
      en: 'This is an old .xls file. Save it as .xlsx and upload that.',
    },
    'unknown-encoding': {
      zh: '无法识别文字编码。请另存为 .xlsx 或“CSV UTF-8”后再上传。',
      en: 'The text encoding is not known. Save it as .xlsx or "CSV UTF-8" and upload that.',
    },
  }
}

export const readFailureWords = wordsOfFailures(tableLimits)

/** Thrown inside the readers only; `orFailure` turns it into a result. */
export class ReadFailureError extends Error {
  constructor(readonly failure: ReadFailure) {
    super(failure)
  }
}

/** What a reader gives: its result, or the failure it threw. */
export async function orFailure<Result>(
  read: () => Promise<Result>,
): Promise<(Result & { ok: true }) | { ok: false; failure: ReadFailure }> {
  try {
    return { ...(await read()), ok: true }
  } catch (error) {
    if (error instanceof ReadFailureError) return { ok: false, failure: error.failure }
    throw error
  }
}
