import type { Kind } from './kinds.ts';

export interface Palette {
  paper: string;
  card: string;
  shadow: string;
  line: string;
  ink: string;
  muted: string;
  edge: string;
  dimEdge: string;
  dimCard: string;
  dimInk: string;
  /** The way that was taken. */
  accent: string;
  accentSoft: string;
  accentInk: string;
  bad: string;
  badInk: string;
  hold: string;
  holdInk: string;
  /** A kind's sign, and the field that it is on. */
  kinds: Readonly<Record<Kind, readonly [sign: string, field: string]>>;
}

export const light: Palette = {
  paper: '#f5f6f9',
  card: '#ffffff',
  shadow: '#1d244014',
  line: '#dfe3ec',
  ink: '#1a2033',
  muted: '#5b6478',
  edge: '#98a1b5',
  dimEdge: '#cfd5e1',
  dimCard: '#fafbfc',
  dimInk: '#667085',
  accent: '#2f5be7',
  accentSoft: '#e8eeff',
  accentInk: '#ffffff',
  bad: '#c8253c',
  badInk: '#ffffff',
  hold: '#b45309',
  holdInk: '#ffffff',
  kinds: {
    trigger: ['#3d4660', '#e7eaf2'],
    http: ['#1d5fd1', '#e3edff'],
    function: ['#7435d6', '#efe6ff'],
    split: ['#a84b08', '#ffeedb'],
    message: ['#137a42', '#def5e6'],
    wait: ['#0b7378', '#d9f4f4'],
    flex: ['#bb1e63', '#fde4ef'],
    variables: ['#0a6a9c', '#def2fc'],
    subflow: ['#4b45cc', '#e8e7ff'],
    other: ['#565d6d', '#eceef2'],
  },
};

export const dark: Palette = {
  paper: '#0f131c',
  card: '#1a202d',
  shadow: '#00000059',
  line: '#323b4e',
  ink: '#eef1f8',
  muted: '#a3adc2',
  edge: '#66728a',
  dimEdge: '#394358',
  dimCard: '#141a25',
  dimInk: '#8590a6',
  accent: '#86a8ff',
  accentSoft: '#212f58',
  accentInk: '#0d1530',
  bad: '#ff8593',
  badInk: '#2b060c',
  hold: '#f6b454',
  holdInk: '#2b1a02',
  kinds: {
    trigger: ['#ced6ea', '#2c3447'],
    http: ['#84b3ff', '#1c3055'],
    function: ['#c5a1ff', '#33245a'],
    split: ['#ffb573', '#432b16'],
    message: ['#74dba0', '#163a28'],
    wait: ['#69d6d8', '#133c40'],
    flex: ['#ff98c4', '#471d33'],
    variables: ['#7fcdf5', '#143a4f'],
    subflow: ['#aeabff', '#2a2a5e'],
    other: ['#b5bccb', '#2b3140'],
  },
};
