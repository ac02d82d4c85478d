import Accessibility from 'lucide-react/icons/accessibility';
import Ambulance from 'lucide-react/icons/ambulance';
import Apple from 'lucide-react/icons/apple';
import Award from 'lucide-react/icons/award';
import Baby from 'lucide-react/icons/baby';
import Bath from 'lucide-react/icons/bath';
import BedDouble from 'lucide-react/icons/bed-double';
import Bike from 'lucide-react/icons/bike';
import Blocks from 'lucide-react/icons/blocks';
import BookOpen from 'lucide-react/icons/book-open';
import Brain from 'lucide-react/icons/brain';
import Building2 from 'lucide-react/icons/building-2';
import Bus from 'lucide-react/icons/bus';
import Cake from 'lucide-react/icons/cake';
import Calculator from 'lucide-react/icons/calculator';
import Camera from 'lucide-react/icons/camera';
import Car from 'lucide-react/icons/car';
import CarFront from 'lucide-react/icons/car-front';
import CircleDot from 'lucide-react/icons/circle-dot';
import ClipboardCheck from 'lucide-react/icons/clipboard-check';
import DraftingCompass from 'lucide-react/icons/drafting-compass';
import Droplets from 'lucide-react/icons/droplets';
import Dumbbell from 'lucide-react/icons/dumbbell';
import Ear from 'lucide-react/icons/ear';
import FerrisWheel from 'lucide-react/icons/ferris-wheel';
import FlaskConical from 'lucide-react/icons/flask-conical';
import Flower2 from 'lucide-react/icons/flower-2';
import Footprints from 'lucide-react/icons/footprints';
import Fuel from 'lucide-react/icons/fuel';
import Gem from 'lucide-react/icons/gem';
import Glasses from 'lucide-react/icons/glasses';
import GraduationCap from 'lucide-react/icons/graduation-cap';
import Hammer from 'lucide-react/icons/hammer';
import HardHat from 'lucide-react/icons/hard-hat';
import HeartPulse from 'lucide-react/icons/heart-pulse';
import Hospital from 'lucide-react/icons/hospital';
import Hotel from 'lucide-react/icons/hotel';
import House from 'lucide-react/icons/house';
import KeyRound from 'lucide-react/icons/key-round';
import Lamp from 'lucide-react/icons/lamp';
import Landmark from 'lucide-react/icons/landmark';
import Languages from 'lucide-react/icons/languages';
import Leaf from 'lucide-react/icons/leaf';
import MapGlyph from 'lucide-react/icons/map';
import MapPin from 'lucide-react/icons/map-pin';
import Medal from 'lucide-react/icons/medal';
import MessageCircle from 'lucide-react/icons/message-circle';
import Monitor from 'lucide-react/icons/monitor';
import MoonStar from 'lucide-react/icons/moon-star';
import Mountain from 'lucide-react/icons/mountain';
import Music from 'lucide-react/icons/music';
import NotebookPen from 'lucide-react/icons/notebook-pen';
import Package from 'lucide-react/icons/package';
import PawPrint from 'lucide-react/icons/paw-print';
import PenLine from 'lucide-react/icons/pen-line';
import PersonStanding from 'lucide-react/icons/person-standing';
import Pill from 'lucide-react/icons/pill';
import Plane from 'lucide-react/icons/plane';
import Printer from 'lucide-react/icons/printer';
import Puzzle from 'lucide-react/icons/puzzle';
import Refrigerator from 'lucide-react/icons/refrigerator';
import Sailboat from 'lucide-react/icons/sailboat';
import Scale from 'lucide-react/icons/scale';
import ScanLine from 'lucide-react/icons/scan-line';
import School from 'lucide-react/icons/school';
import Scissors from 'lucide-react/icons/scissors';
import Search from 'lucide-react/icons/search';
import ShieldCheck from 'lucide-react/icons/shield-check';
import Ship from 'lucide-react/icons/ship';
import Shirt from 'lucide-react/icons/shirt';
import ShoppingCart from 'lucide-react/icons/shopping-cart';
import Smartphone from 'lucide-react/icons/smartphone';
import Sofa from 'lucide-react/icons/sofa';
import Sparkles from 'lucide-react/icons/sparkles';
import Stamp from 'lucide-react/icons/stamp';
import Stethoscope from 'lucide-react/icons/stethoscope';
import Store from 'lucide-react/icons/store';
import Sun from 'lucide-react/icons/sun';
import Syringe from 'lucide-react/icons/syringe';
import Tag from 'lucide-react/icons/tag';
import Tent from 'lucide-react/icons/tent';
import Theater from 'lucide-react/icons/theater';
import Toothbrush from 'lucide-react/icons/toothbrush';
import Trophy from 'lucide-react/icons/trophy';
import Truck from 'lucide-react/icons/truck';
import University from 'lucide-react/icons/university';
import Utensils from 'lucide-react/icons/utensils';
import WashingMachine from 'lucide-react/icons/washing-machine';
import Waves from 'lucide-react/icons/waves';
import WavesLadder from 'lucide-react/icons/waves-ladder';
import Wrench from 'lucide-react/icons/wrench';
import type { IconGlyph } from './icon.tsx';

/**
 * The icons that categories and suggestions carry, by their lucide names as the API gives them. They are many: loaded beside the first page,
 * not with it.
 */
export const categoryGlyphs: Readonly<Record<string, IconGlyph>> = {
  accessibility: Accessibility,
  ambulance: Ambulance,
  apple: Apple,
  award: Award,
  baby: Baby,
  bath: Bath,
  'bed-double': BedDouble,
  bike: Bike,
  blocks: Blocks,
  'book-open': BookOpen,
  brain: Brain,
  'building-2': Building2,
  bus: Bus,
  cake: Cake,
  calculator: Calculator,
  camera: Camera,
  car: Car,
  'car-front': CarFront,
  'circle-dot': CircleDot,
  'clipboard-check': ClipboardCheck,
  'drafting-compass': DraftingCompass,
  droplets: Droplets,
  dumbbell: Dumbbell,
  ear: Ear,
  'ferris-wheel': FerrisWheel,
  'flask-conical': FlaskConical,
  'flower-2': Flower2,
  footprints: Footprints,
  fuel: Fuel,
  gem: Gem,
  glasses: Glasses,
  'graduation-cap': GraduationCap,
  hammer: Hammer,
  'hard-hat': HardHat,
  'heart-pulse': HeartPulse,
  hospital: Hospital,
  hotel: Hotel,
  house: House,
  'key-round': KeyRound,
  lamp: Lamp,
  landmark: Landmark,
  languages: Languages,
  leaf: Leaf,
  map: MapGlyph,
  'map-pin': MapPin,
  medal: Medal,
  'message-circle': MessageCircle,
  monitor: Monitor,
  'moon-star': MoonStar,
  mountain: Mountain,
  music: Music,
  'notebook-pen': NotebookPen,
  package: Package,
  'paw-print': PawPrint,
  'pen-line': PenLine,
  'person-standing': PersonStanding,
  pill: Pill,
  plane: Plane,
  printer: Printer,
  puzzle: Puzzle,
  refrigerator: Refrigerator,
  sailboat: Sailboat,
  scale: Scale,
  'scan-line': ScanLine,
  school: School,
  scissors: Scissors,
  search: Search,
  'shield-check': ShieldCheck,
  ship: Ship,
  shirt: Shirt,
  'shopping-cart': ShoppingCart,
  smartphone: Smartphone,
  sofa: Sofa,
  sparkles: Sparkles,
  stamp: Stamp,
  stethoscope: Stethoscope,
  store: Store,
  sun: Sun,
  syringe: Syringe,
  tag: Tag,
  tent: Tent,
  theater: Theater,
  toothbrush: Toothbrush,
  trophy: Trophy,
  truck: Truck,
  university: University,
  utensils: Utensils,
  'washing-machine': WashingMachine,
  waves: Waves,
  'waves-ladder': WavesLadder,
  wrench: Wrench,
};
