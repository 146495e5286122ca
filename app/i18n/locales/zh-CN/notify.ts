export const words = {
  title: '通知',
  mailbox: {
    title: '演示邮箱',
    subtitle: '未配置邮件服务器，系统发出的邮件都保存在这里，仅用于演示。',
    search: '主题、收件人或正文',
    empty: '还没有邮件',
    emptyHint: '发出一份邀请或申请重置密码后，邮件会出现在这里。',
    subject: '主题',
    to: '收件人',
    at: '时间',
    status: '状态',
    open: '打开邮件中的链接',
    back: '返回登录',
    statuses: {
      queued: '待发送',
      sending: '发送中',
      sent: '已送达',
      failed: '失败',
    },
  },
}
