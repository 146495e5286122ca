import { nearestRegion, regionFullName } from '../organization/region.ts'
import type { Text } from '../text.ts'
import { type ColumnKey, columnTitles } from './import-columns.ts'
import type { Issue, IssueCode, IssueParams } from './import-issue.ts'

/** What a person reads about an issue: what is wrong and what to do. */
export function issueText(issue: Issue): Text {
  const words = importWords[issue.code] as (params: Issue['params']) => Text
  return words(issue.params)
}

export const importWords: { [Code in IssueCode]: (params: IssueParams[Code]) => Text } = {
  'no-header': () => ({
    zh: '没有找到表头行。请让一行同时含有“供应商名称”和“统一社会信用代码”等列名，或下载模板后填写。',
    en: 'No header row was found. Put column titles such as "Supplier name" and "USCC" in one row, or fill in the template.',
  }),
  'no-rows': () => ({
    zh: '表头下面没有数据行。请填写至少一家供应商后重新上传。',
    en: 'There is no row below the header. Enter at least one supplier and upload again.',
  }),
  'column-missing': ({ column }) => ({
    zh: `缺少“${title(column).zh}”列。请补上该列，或在列对应中指定。`,
    en: `The column "${title(column).en}" is missing. Add it, or choose it in the column mapping.`,
  }),
  required: ({ column }) => ({
    zh: `“${title(column).zh}”不能为空。请填写。`,
    en: `"${title(column).en}" is empty. Fill it in.`,
  }),
  'too-long': ({ column, length, limit }) => ({
    zh: `“${title(column).zh}”有 ${length} 个字，最多 ${limit} 个。请缩短。`,
    en: `"${title(column).en}" has ${length} characters, at most ${limit} are allowed. Shorten it.`,
  }),
  'uscc-length': ({ length }) =>
    length === 15
      ? {
          zh: '这是 15 位的旧营业执照注册号。请改填 18 位统一社会信用代码（见营业执照）。',
          en: 'This is a 15-digit registration number of the old kind. Enter the 18-character USCC from the business licence.',
        }
      : {
          zh: `统一社会信用代码应为 18 位，现在是 ${length} 位。请对照营业执照重新填写。`,
          en: `A USCC has 18 characters, this one has ${length}. Copy it again from the business licence.`,
        },
  'uscc-lost-digits': () => ({
    zh: '表格软件把代码当作数字，丢掉了后几位。请先把该列设为“文本”格式，再重新填写完整代码。',
    en: 'The spreadsheet took the code for a number and lost its last digits. Format the column as text and type the code again.',
  }),
  'uscc-alphabet': ({ position, character, suggestion }) => ({
    zh: `统一社会信用代码第 ${position} 位“${character}”不允许使用。${
      suggestion ? `是否应为 ${suggestion}?请核对后修改。` : '请对照营业执照修改。'
    }`,
    en: `Character ${position} of the USCC, "${character}", is not allowed there. ${
      suggestion
        ? `Did you mean ${suggestion}? Check and correct it.`
        : 'Correct it from the business licence.'
    }`,
  }),
  'uscc-check-digit': ({ expected }) => ({
    zh: `统一社会信用代码校验不通过（按前 17 位，末位应为 ${expected}）。某一位可能有误，请对照营业执照逐位核对。`,
    en: `The check digit of the USCC does not fit (the first 17 characters ask for ${expected}). Some character is wrong: compare it with the business licence.`,
  }),
  'uscc-organization-code': () => ({
    zh: '第 9–17 位主体标识码校验不通过；少数真实代码如此。请核对，无误可继续导入。',
    en: 'Characters 9–17 (organization code) fail their own check, as a few real codes do. Check the code; if it is right, go on.',
  }),
  'is-leader': ({ name }) => ({
    zh: `这是链主企业“${name}”自己的代码。请删除该行，或改填供应商的代码。`,
    en: `This is the code of the chain leader "${name}" itself. Delete the row or enter the supplier's code.`,
  }),
  'duplicate-row': ({ firstRow }) => ({
    zh: `与第 ${firstRow} 行重复（同一供应商、同一采购方）。请删除其中一行。`,
    en: `Repeats row ${firstRow} (same supplier, same buyer). Delete one of the two.`,
  }),
  'same-code-other-name': ({ firstRow, name }) => ({
    zh: `与第 ${firstRow} 行“${name}”的代码相同，名称却不同。请核对哪一行的代码或名称有误。`,
    en: `Has the same code as row ${firstRow}, "${name}", but another name. Check which code or name is wrong.`,
  }),
  'same-name-other-code': ({ firstRow, code }) => ({
    zh: `与第 ${firstRow} 行同名，代码却不同（${code}）。如为同一企业，请统一代码。`,
    en: `Has the same name as row ${firstRow} but another code (${code}). If it is the same enterprise, use one code.`,
  }),
  'already-known': ({ name }) => ({
    zh: `“${name}”已在本产业链中，不会重复创建，只补充供货关系。无需处理。`,
    en: `"${name}" is in this chain already: it is not created again, only the supply link is added. Nothing to do.`,
  }),
  'known-other-name': ({ name }) => ({
    zh: `该代码在本产业链中登记的名称是“${name}”。将沿用已登记的名称；如代码填错请修改。`,
    en: `In this chain the code belongs to "${name}". That name is kept; correct the code if it is wrong.`,
  }),
  'region-unknown': ({ text, regionCode }) => {
    const region = regionCode === null ? null : nearestRegion(regionCode)
    const name = region && regionFullName(region)
    return {
      zh: `不认识行政区划“${text}”。${
        name ? `将按信用代码取“${name.zh}”;` : ''
      }如需更正,请填 6 位行政区划代码或“株洲市天元区”这样的名称。`,
      en: `The region "${text}" is not known. ${
        name ? `${name.en} is taken from the USCC. ` : ''
      }To change it, enter the 6-digit administrative division code or a name such as "Tianyuan District, Zhuzhou".`,
    }
  },
  'part-class-unknown': ({ text }) => ({
    zh: `关键度“${text}”无法识别。请填 A（关键件）、B（重要件）或 C（一般件）。`,
    en: `The part class "${text}" is not known. Enter A (key part), B (important part) or C (ordinary part).`,
  }),
  'mobile-invalid': ({ text }) => ({
    zh: `“${text}”不是有效的手机号。请填一个以 1 开头的 11 位手机号，或留空。`,
    en: `"${text}" is not a mobile number. Enter one 11-digit number that starts with 1, or leave it empty.`,
  }),
  'email-invalid': ({ text }) => ({
    zh: `“${text}”不是有效的邮箱地址。请填一个形如 name@example.com 的地址，或留空。`,
    en: `"${text}" is not an e-mail address. Enter one address such as name@example.com, or leave it empty.`,
  }),
  'no-contact': () => ({
    zh: '没有手机和邮箱，无法自动发送邀请。可以导入，之后请把邀请链接或二维码转交对方，或补上联系方式。',
    en: 'Without mobile and e-mail no invitation can be sent. Import it and hand over the link or QR code yourself, or add a contact.',
  }),
  'buyer-unknown': ({ text }) => ({
    zh: `找不到采购方“${text}”。请填写本表或本产业链中供应商的全称或信用代码；直接供货给链主企业则留空。`,
    en: `The buyer "${text}" is not known. Enter the full name or USCC of a supplier in this file or chain; leave it empty for suppliers of the chain leader.`,
  }),
  'buyer-ambiguous': ({ text, count }) => ({
    zh: `有 ${count} 家企业名为“${text}”。请改填采购方的统一社会信用代码。`,
    en: `${count} enterprises are called "${text}". Enter the buyer's USCC instead.`,
  }),
  'buyer-is-self': () => ({
    zh: '采购方是该供应商自己。请改填真正的采购方，或留空表示直接供货给链主企业。',
    en: 'The buyer is the supplier itself. Enter the real buyer, or leave it empty for suppliers of the chain leader.',
  }),
  'buyer-has-errors': ({ rows }) => ({
    zh: `采购方所在的第 ${rows.join('、')} 行有错误，尚不能导入。请先改正那里。`,
    en: `The buyer stands in row ${rows.join(', ')}, which has errors. Correct that first.`,
  }),
  'not-connected': () => ({
    zh: '沿采购方向上找不到链主企业（几家供应商互为采购方）。可以导入，但请确认其中至少一家直接供货给链主企业或已有供应商。',
    en: 'No path of buyers leads up to the chain leader (these suppliers buy from each other only). It can be imported; make sure one of them supplies the leader or a known supplier.',
  }),
  'share-invalid': ({ text }) => ({
    zh: `占比“${text}”无效。请填大于 0、不超过 100 的百分数，例如 35 或 35%。`,
    en: `The share "${text}" is not valid. Enter a percentage above 0 and up to 100, for example 35 or 35%.`,
  }),
  'share-looks-like-fraction': ({ text, percent }) => ({
    zh: `占比“${text}”将按 ${text}% 处理。如果是 ${percent}%，请改填 ${percent}%。`,
    en: `The share "${text}" is read as ${text}%. If you mean ${percent}%, enter ${percent}%.`,
  }),
  'share-total': ({ buyer, total, rows }) => ({
    zh: `采购方“${buyer ?? '链主企业'}”的 ${rows} 行占比合计 ${total}%，超过 100%。请调整。`,
    en: `The shares of buyer "${buyer ?? 'chain leader'}" in ${rows} rows add up to ${total}%, more than 100%. Adjust them.`,
  }),
  'example-row': () => ({
    zh: '这是模板的示例行，不会导入。可以删除。',
    en: 'This is an example row of the template and is not imported. You may delete it.',
  }),
}

const title = (column: ColumnKey): Text => columnTitles[column]
