import {
  AmbientLight,
  BufferGeometry,
  Color,
  DirectionalLight,
  EdgesGeometry,
  ExtrudeGeometry,
  Group,
  Line,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshLambertMaterial,
  Path,
  PerspectiveCamera,
  Scene,
  Shape,
  ShapeGeometry,
  Vector2,
  Vector3,
  WebGLRenderer,
} from 'three'
import type { Slice } from '../../../spatial/envelope/types.ts'
import { bboxOf } from '../../../spatial/geometry/plane.ts'
import type { PolygonRings, Ring } from '../../../spatial/geometry/types.ts'
import { PALETTE } from '../../map/palette.ts'

/** Where one looks from: around the plot and above the ground, radians. */
export type Look = { readonly around: number; readonly above: number }

export type DrawnVolume = {
  readonly look: (look: Look) => void
  readonly resize: (width: number, height: number) => void
  readonly close: () => void
}

type Origin = { readonly x: number; readonly y: number }

const GROUND = new Color(PALETTE.land)
const EARTH = new Color(PALETTE.lineStrong)
const BUILT = new Color('#3f9a7c')
const INK = new Color(PALETTE.ink)

const pointsOf = (ring: Ring, { x, y }: Origin) => ring.map(([px, py]) => new Vector2(px - x, py - y))

function shapeOf([shell = [], ...holes]: PolygonRings, origin: Origin): Shape {
  const shape = new Shape(pointsOf(shell, origin))
  shape.holes = holes.map((hole) => new Path(pointsOf(hole, origin)))
  return shape
}

/** A prism standing from one height to another, its edges in ink. */
function prism(polygon: PolygonRings, { fromM, toM }: Slice, origin: Origin): Group {
  const body = new ExtrudeGeometry(shapeOf(polygon, origin), { depth: toM - fromM, bevelEnabled: false })
  const group = new Group()
  group.add(new Mesh(body, new MeshLambertMaterial({ color: BUILT, transparent: true, opacity: 0.92 })))
  group.add(new LineSegments(new EdgesGeometry(body, 25), new LineBasicMaterial({ color: INK })))
  group.position.z = fromM
  return group
}

function plot(polygon: PolygonRings, origin: Origin): Group {
  const group = new Group()
  group.add(new Mesh(new ShapeGeometry(shapeOf(polygon, origin)), new MeshLambertMaterial({ color: GROUND })))
  for (const ring of polygon) {
    const outline = new BufferGeometry().setFromPoints(pointsOf(ring, origin))
    group.add(new Line(outline, new LineBasicMaterial({ color: EARTH })))
  }
  group.position.z = -0.05
  return group
}

type Content = { readonly slices: readonly Slice[]; readonly parcel: readonly PolygonRings[] }

/** Draws the plot and its volume once a look, with no motion of its own; null where the browser has no WebGL. */
export function drawVolume(canvas: HTMLCanvasElement, { slices, parcel }: Content): DrawnVolume | null {
  const context = canvas.getContext('webgl2', { antialias: true, alpha: true, preserveDrawingBuffer: true })
  if (!context) return null
  const box = bboxOf(parcel.flat(2))
  const origin = { x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2 }
  const renderer = new WebGLRenderer({ canvas, context, antialias: true, alpha: true })
  const scene = new Scene()
  scene.add(...parcel.map((polygon) => plot(polygon, origin)))
  scene.add(...slices.flatMap((slice) => slice.polygons.map((polygon) => prism(polygon, slice, origin))))
  const sun = new DirectionalLight(0xffffff, 2.2)
  sun.position.set(-1, -2, 3)
  scene.add(new AmbientLight(0xffffff, 1.4), sun)
  const top = Math.max(...slices.map(({ toM }) => toM))
  const reach = Math.hypot(box.maxX - box.minX, box.maxY - box.minY, top)
  const camera = new PerspectiveCamera(35, 1, reach / 50, reach * 10)
  camera.up = new Vector3(0, 0, 1)
  const render = () => renderer.render(scene, camera)
  return {
    look: ({ around, above }) => {
      const far = reach * 1.5
      const flat = far * Math.cos(above)
      camera.position.set(flat * Math.sin(around), -flat * Math.cos(around), far * Math.sin(above) + top / 2)
      camera.lookAt(0, 0, top / 3)
      render()
    },
    resize: (width, height) => {
      renderer.setPixelRatio(Math.min(2, window.devicePixelRatio))
      renderer.setSize(width, height, false)
      camera.aspect = width / height
      camera.updateProjectionMatrix()
      render()
    },
    close: () => {
      scene.traverse((object) => {
        if (object instanceof Mesh || object instanceof Line) {
          object.geometry.dispose()
          object.material.dispose()
        }
      })
      renderer.dispose()
    },
  }
}
