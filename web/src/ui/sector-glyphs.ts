import Activity from 'lucide-react/icons/activity';
import Baby from 'lucide-react/icons/baby';
import BedDouble from 'lucide-react/icons/bed-double';
import Bone from 'lucide-react/icons/bone';
import BookOpen from 'lucide-react/icons/book-open';
import Brain from 'lucide-react/icons/brain';
import Building2 from 'lucide-react/icons/building-2';
import Bus from 'lucide-react/icons/bus';
import Calculator from 'lucide-react/icons/calculator';
import Car from 'lucide-react/icons/car';
import Dumbbell from 'lucide-react/icons/dumbbell';
import Eye from 'lucide-react/icons/eye';
import FlaskConical from 'lucide-react/icons/flask-conical';
import Footprints from 'lucide-react/icons/footprints';
import Glasses from 'lucide-react/icons/glasses';
import GraduationCap from 'lucide-react/icons/graduation-cap';
import Hammer from 'lucide-react/icons/hammer';
import HeartPulse from 'lucide-react/icons/heart-pulse';
import Hospital from 'lucide-react/icons/hospital';
import Hotel from 'lucide-react/icons/hotel';
import House from 'lucide-react/icons/house';
import KeyRound from 'lucide-react/icons/key-round';
import Landmark from 'lucide-react/icons/landmark';
import Languages from 'lucide-react/icons/languages';
import Luggage from 'lucide-react/icons/luggage';
import MapPin from 'lucide-react/icons/map-pin';
import Microscope from 'lucide-react/icons/microscope';
import Music from 'lucide-react/icons/music';
import Navigation from 'lucide-react/icons/navigation';
import Pill from 'lucide-react/icons/pill';
import Plane from 'lucide-react/icons/plane';
import Radiation from 'lucide-react/icons/radiation';
import Scale from 'lucide-react/icons/scale';
import ScanHeart from 'lucide-react/icons/scan-heart';
import School from 'lucide-react/icons/school';
import Scissors from 'lucide-react/icons/scissors';
import Shield from 'lucide-react/icons/shield';
import Ship from 'lucide-react/icons/ship';
import Shirt from 'lucide-react/icons/shirt';
import ShoppingBag from 'lucide-react/icons/shopping-bag';
import Smartphone from 'lucide-react/icons/smartphone';
import Smile from 'lucide-react/icons/smile';
import Sofa from 'lucide-react/icons/sofa';
import Sparkles from 'lucide-react/icons/sparkles';
import Stethoscope from 'lucide-react/icons/stethoscope';
import Store from 'lucide-react/icons/store';
import Syringe from 'lucide-react/icons/syringe';
import Tent from 'lucide-react/icons/tent';
import Toothbrush from 'lucide-react/icons/toothbrush';
import TreePalm from 'lucide-react/icons/tree-palm';
import Trophy from 'lucide-react/icons/trophy';
import Truck from 'lucide-react/icons/truck';
import Utensils from 'lucide-react/icons/utensils';
import Volleyball from 'lucide-react/icons/volleyball';
import WavesLadder from 'lucide-react/icons/waves-ladder';
import Wrench from 'lucide-react/icons/wrench';
import type { IconGlyph } from './icon.tsx';

/** The icons that sectors and categories may carry, by their lucide names as the API gives them. */
const glyphs: Readonly<Record<string, IconGlyph>> = {
  activity: Activity,
  baby: Baby,
  'bed-double': BedDouble,
  bone: Bone,
  'book-open': BookOpen,
  brain: Brain,
  'building-2': Building2,
  bus: Bus,
  calculator: Calculator,
  car: Car,
  dumbbell: Dumbbell,
  eye: Eye,
  'flask-conical': FlaskConical,
  footprints: Footprints,
  glasses: Glasses,
  'graduation-cap': GraduationCap,
  hammer: Hammer,
  'heart-pulse': HeartPulse,
  hospital: Hospital,
  hotel: Hotel,
  house: House,
  'key-round': KeyRound,
  landmark: Landmark,
  languages: Languages,
  luggage: Luggage,
  'map-pin': MapPin,
  microscope: Microscope,
  music: Music,
  navigation: Navigation,
  pill: Pill,
  plane: Plane,
  radiation: Radiation,
  scale: Scale,
  'scan-heart': ScanHeart,
  school: School,
  scissors: Scissors,
  shield: Shield,
  ship: Ship,
  shirt: Shirt,
  'shopping-bag': ShoppingBag,
  smartphone: Smartphone,
  smile: Smile,
  sofa: Sofa,
  sparkles: Sparkles,
  stethoscope: Stethoscope,
  store: Store,
  syringe: Syringe,
  tent: Tent,
  toothbrush: Toothbrush,
  'tree-palm': TreePalm,
  trophy: Trophy,
  truck: Truck,
  utensils: Utensils,
  volleyball: Volleyball,
  'waves-ladder': WavesLadder,
  wrench: Wrench,
};

const sectorGlyphs: Readonly<Record<string, IconGlyph>> = {
  health: Stethoscope,
  education: GraduationCap,
  travel: Plane,
  sport: Dumbbell,
  housing: House,
  services: Wrench,
};

export function sectorGlyph(sectorCode: string): IconGlyph {
  return sectorGlyphs[sectorCode] ?? Store;
}

/** A category's icon; the sector's own for one we do not carry. */
export function categoryGlyph(name: string, sectorCode: string): IconGlyph {
  return glyphs[name] ?? sectorGlyph(sectorCode);
}
