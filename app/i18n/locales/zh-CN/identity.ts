export const words = {
  title: '账户',
}
