// How far apart two pictures are, to somebody who sees light and dark only.
import type { Page } from "playwright-core"

/** How many dots of two pictures of one size are far lighter on one of them than on the other. A browser decodes them. */
export const dotsApart = (page: Page, one: Buffer, other: Buffer): Promise<number> =>
  page.evaluate(
    async ([a, b]) => {
      const lightOf = async (base64: string) => {
        const image = new Image()
        image.src = `data:image/png;base64,${base64}`
        await image.decode()
        const canvas = new OffscreenCanvas(image.width, image.height)
        const drawing = canvas.getContext("2d")
        if (!drawing) throw new Error("Nothing can be drawn here.")
        drawing.drawImage(image, 0, 0)
        const { data } = drawing.getImageData(0, 0, image.width, image.height)
        return Array.from({ length: image.width * image.height }, (_, i) => {
          const [red = 0, green = 0, blue = 0] = data.slice(4 * i, 4 * i + 3)
          return 0.21 * red + 0.72 * green + 0.07 * blue
        })
      }
      const [first, second] = [await lightOf(a), await lightOf(b)]
      return first.filter((light, i) => Math.abs(light - (second[i] ?? 0)) > 40).length
    },
    [one.toString("base64"), other.toString("base64")] as const,
  )
