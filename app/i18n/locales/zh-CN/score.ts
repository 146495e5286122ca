export const words = {
  title: '得分',
}
