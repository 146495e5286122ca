export const words = {
  title: '评审',
}
