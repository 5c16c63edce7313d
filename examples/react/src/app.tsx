import { useEffect, useState, type MouseEvent } from 'react';

const titles: Readonly<Record<string, string>> = { '/': 'Quick start', '/retries': 'Retries' };

export function App() {
  const [path, setPath] = useState(location.pathname);
  const title = titles[path] ?? 'Not found';

  useEffect(() => {
    document.title = title;
  }, [title]);

  function go(event: MouseEvent<HTMLAnchorElement>) {
    event.preventDefault();
    history.pushState({}, '', event.currentTarget.href);
    setPath(location.pathname);
  }

  return (
    <>
      <main>
        <h1>{title}</h1>
        <a href={path === '/' ? '/retries' : '/'} onClick={go}>
          {path === '/' ? 'Retries' : 'Quick start'}
        </a>
      </main>
      <docent-chat
        functions-url="https://docent-1234-live.twil.io"
        ondocent-chat-open={() => document.body.classList.add('has-chat')}
      />
    </>
  );
}
