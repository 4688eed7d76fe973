import { dayName } from "../ui/day"
import { Icon } from "../ui/icon"
import { type ColleagueAsked, colleaguesAskedText } from "./colleagues-asked"

/** Questions from colleagues about a change, with the replies, closed until somebody wants them. */
export function WhatColleaguesAsked({ asked, today }: { asked: readonly ColleagueAsked[]; today: string }) {
  if (asked.length === 0) return null
  return (
    <details>
      <summary>
        <Icon name="bubble" /> {colleaguesAskedText(asked)}
      </summary>
      <div className="stack near">
        {asked.map(({ number, text, replies }) => (
          <div key={number} className="stack tight t15">
            <p className="said-text">“{text}”</p>
            {replies.map((reply) => (
              <p key={`${reply.day} ${reply.text}`} className="said-text">
                <strong>{reply.text}</strong>{" "}
                <span className="muted">
                  {reply.version === null ? reply.by : `Version ${reply.version}`}, {dayName(reply.day, today)}
                </span>
              </p>
            ))}
          </div>
        ))}
      </div>
    </details>
  )
}
