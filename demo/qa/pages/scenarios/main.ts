import '../shared/base.css';
import '../shared/top-bar.ts';
import './qa-scenarios.ts';
