import type { Locale } from '#core/text.ts'

/**
 * The one table of errors: code → HTTP status, tRPC code and the words a person reads. Every message says what is
 * wrong and what to do. `{name}` is filled from the error's params.
 */
export const errorTable = {
  'invalid-input': {
    status: 422,
    trpc: 'UNPROCESSABLE_CONTENT',
    zh: '填写的内容有误，请按提示修改后再提交。',
    en: 'Some entries are not valid. Correct the marked ones and send again.',
  },
  'not-signed-in': {
    status: 401,
    trpc: 'UNAUTHORIZED',
    zh: '请先登录，再继续操作。',
    en: 'Sign in first, then go on.',
  },
  forbidden: {
    status: 403,
    trpc: 'FORBIDDEN',
    zh: '您的账号没有此项权限。如需使用，请联系本单位管理员。',
    en: 'Your account may not do this. Ask the administrator of your organization.',
  },
  'not-found': {
    status: 404,
    trpc: 'NOT_FOUND',
    zh: '没有找到该内容：可能已被删除，或不属于当前单位和产业链。请返回列表重新选择。',
    en: 'Not found: it was removed, or it does not belong to this organization and chain. Go back to the list.',
  },
  conflict: {
    status: 409,
    trpc: 'CONFLICT',
    zh: '该内容已被他人更改，或与已有内容重复。请刷新页面后再试。',
    en: 'Someone else changed this, or it already exists. Reload the page and try again.',
  },
  'not-allowed-now': {
    status: 409,
    trpc: 'PRECONDITION_FAILED',
    zh: '当前状态下不能进行此操作。{reason}',
    en: 'This cannot be done in the present state. {reason}',
  },
  'too-many-attempts': {
    status: 429,
    trpc: 'TOO_MANY_REQUESTS',
    zh: '尝试次数过多，请在 {minutes} 分钟后再试，或通过邮件重置密码。',
    en: 'Too many attempts. Try again in {minutes} minutes, or reset the password by mail.',
  },
  'wrong-login': {
    status: 401,
    trpc: 'UNAUTHORIZED',
    zh: '账号或密码不正确。请检查后重试；忘记密码可以通过邮件重置。',
    en: 'Account or password is wrong. Check both, or reset the password by mail.',
  },
  'weak-password': {
    status: 422,
    trpc: 'UNPROCESSABLE_CONTENT',
    zh: '密码强度不够：至少 8 位，并包含大写字母、小写字母、数字、符号中的三类。',
    en: 'The password is too weak: at least 8 characters with three of upper case, lower case, digits, symbols.',
  },
  'link-expired': {
    status: 410,
    trpc: 'NOT_FOUND',
    zh: '该链接已失效或已使用。请联系发送方重新发送。',
    en: 'This link has expired or was used. Ask the sender for a new one.',
  },
  'file-refused': {
    status: 422,
    trpc: 'UNPROCESSABLE_CONTENT',
    zh: '文件无法接收：{reason}',
    en: 'The file cannot be taken: {reason}',
  },
  'file-too-large': {
    status: 413,
    trpc: 'PAYLOAD_TOO_LARGE',
    zh: '文件过大（上限 {limit}）。请压缩后再上传。',
    en: 'The file is too large (limit {limit}). Make it smaller and upload again.',
  },
  unavailable: {
    status: 503,
    trpc: 'SERVICE_UNAVAILABLE',
    zh: '服务暂时不可用，已填写的内容没有丢失。请稍后再试。',
    en: 'The service is not available right now; nothing you entered is lost. Try again in a moment.',
  },
  internal: {
    status: 500,
    trpc: 'INTERNAL_SERVER_ERROR',
    zh: '系统出现问题，我们已记录。请稍后再试；如仍有问题，请提供编号 {requestId}。',
    en: 'Something went wrong on our side and was recorded. Try again; if it stays, quote number {requestId}.',
  },
} as const

export type ErrorCode = keyof typeof errorTable

/** One field of the input that is wrong; `path` joined with dots, message already in the user's language. */
export type FieldIssue = { path: string; message: string }

const brand = Symbol.for('chainq.app-error')

/** What a use case throws. Params fill the words; a param may itself be bilingual. */
export class AppError extends Error {
  readonly [brand] = true
  readonly code: ErrorCode
  readonly params: Record<string, string | number | { zh: string; en: string }>
  readonly fields: FieldIssue[]

  constructor(
    code: ErrorCode,
    params: Record<string, string | number | { zh: string; en: string }> = {},
    fields: FieldIssue[] = [],
  ) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.params = params
    this.fields = fields
  }
}

/** Works across module instances (the Remix build carries its own copy of this file). */
export function isAppError(error: unknown): error is AppError {
  return typeof error === 'object' && error !== null && (error as Record<symbol, unknown>)[brand] === true
}

/** The words of an error in the reader's language. */
export function describeError(error: AppError, locale: Locale): string {
  return errorTable[error.code][locale]
    .replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = error.params[name]
      return value === undefined ? '' : typeof value === 'object' ? value[locale] : String(value)
    })
    .trim()
}

export const statusOf = (error: AppError): number => errorTable[error.code].status
