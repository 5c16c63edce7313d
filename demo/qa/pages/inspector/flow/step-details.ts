import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../shared/icons.ts';
import type { StepView } from './to-step-view.ts';

type Facts = StepView['inputs'];

/** All that is known of a step. */
export function stepDetails(step: StepView): TemplateResult {
  return html`<div class="qa-flow-details">
    ${step.problem ? problem(step.problem) : nothing}
    <p class="qa-flow-reason">
      <span class="qa-flow-way">${step.way}</span
      >${step.reason && html` <span>${step.reason}</span>`}
    </p>
    ${section('Rendered inputs', facts(step.inputs, 'This widget has no inputs.'))}
    ${step.request ? section('Request', exchange(step.request.line, step.request.body)) : nothing}
    ${step.response ? section('Response', response(step.response)) : nothing}
    ${
      step.output.length > 0
        ? section(
            html`Output <code class="muted">widgets.${step.name}</code>`,
            facts(step.output, ''),
          )
        : nothing
    }
  </div>`;
}

function section(title: unknown, content: unknown): TemplateResult {
  return html`<section>
    <h3>${title}</h3>
    ${content}
  </section>`;
}

function facts(list: Facts, ifNone: string): TemplateResult {
  if (list.length === 0) return html`<p class="muted small">${ifNone}</p>`;
  return html`<dl class="qa-flow-facts">
    ${list.map(
      ([key, value]) =>
        html`<div>
          <dt>${key}</dt>
          <dd>${toValue(value)}</dd>
        </div>`,
    )}
  </dl>`;
}

function toValue(value: string): unknown {
  return value.trim() === '' ? html`<em class="muted">empty</em>` : value;
}

function exchange(line: string, body: string): TemplateResult {
  return html`<p class="qa-flow-line">${line}</p>
    ${body ? html`<pre class="qa-flow-body" tabindex="0">${body}</pre>` : nothing}`;
}

function response({ line, isGood, body }: NonNullable<StepView['response']>): TemplateResult {
  const tone = isGood ? 'chip chip-good' : 'chip chip-danger';
  const size = body.length > 400;
  const text = html`<pre class="qa-flow-body" tabindex="0">${body}</pre>`;
  return html`<p><span class=${tone}>${isGood ? icons.check : icons.warning}${line}</span></p>
    ${
      size
        ? html`<details>
            <summary>Body, ${body.length.toLocaleString('en')} characters</summary>
            ${text}
          </details>`
        : body
          ? text
          : nothing
    }`;
}

function problem({ sentence, advice, link }: NonNullable<StepView['problem']>): TemplateResult {
  return html`<div class="notice notice-danger">
    <p><strong>${sentence}</strong></p>
    ${advice ? html`<p>${advice}</p>` : nothing}
    ${link ? html`<p><a href=${link} target="_blank" rel="noreferrer">What Twilio says of it</a></p>` : nothing}
  </div>`;
}
