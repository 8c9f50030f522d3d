"""Sample CERT on a benchmark: a sketcher, a vote over its sketches, a generator.

    python eval_cert_unified.py -model outputs/models/Pandas/sketcher \\
        -model2 outputs/models/Pandas/generator -d Pandas -t 0.8 -n 200

Each line says where its completion comes from (`source`), the voted sketch with its votes, and
the sketch that this very sample had drawn. The default file name holds -t alone: give a sweep over
-t2 another -mv or --output.
"""

from __future__ import annotations

import argparse
from typing import Any

from eval_cert import load_problems
from nl2code.cert import BLOCK_END, RELEASE_POOL, SYMBOL_FREE, infer
from nl2code.errors import run_main
from nl2code.generating import Complete, Problem, add_arguments, generate_file, make_sampler, plan
from nl2code.samples import STOP_SEQUENCES, Completion, SamplingSettings, sample_seed


def add_cert_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument_group("CERT").add_argument
    add("-model2", "--model2", required=True, metavar="PATH", help="the generator")
    add("-t2", "--temperature2", type=float, help="its temperature (default: that of -t)")
    add(
        "--symbol_free",
        choices=SYMBOL_FREE,
        default="answer",
        help="a voted sketch without symbols is the answer (paper, default), or the sketcher's "
        "own samples are (release)",
    )
    add(
        "--vote_pool",
        choices=("all", "batch"),
        default="all",
        help=f"vote over all sketches (paper, default) or over each {RELEASE_POOL} (release)",
    )


def main() -> int | None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_arguments(parser, label="CERT")
    add_cert_arguments(parser)
    args = parser.parse_args()
    if args.temperature2 is None:
        args.temperature2 = args.temperature
    job = plan(
        args,
        load_problems(args),
        {"sketcher": args.model, "generator": args.model2},
        temperature2=args.temperature2,
        symbol_free=args.symbol_free,
        vote_pool=args.vote_pool,
    )

    def start(device: str) -> Complete:
        sketcher = make_sampler(args, args.model, device)
        generator = make_sampler(args, args.model2, device)
        settings = {
            "sketcher": SamplingSettings(args.temperature, args.top_p, args.max_tokens),
            "generator": SamplingSettings(
                args.temperature2, args.top_p, args.max_tokens, (*STOP_SEQUENCES, BLOCK_END)
            ),
        }
        samplers = {"sketcher": sketcher, "generator": generator}
        pool = RELEASE_POOL if args.vote_pool == "batch" else None

        def complete(task_id: str, problem: Problem) -> list[dict[str, Any]]:
            drawn: dict[str, list[Completion]] = {"sketcher": [], "generator": []}

            def draw(role: str, prompt: str, n: int) -> list[str]:
                first = len(drawn[role])  # so that a second call draws fresh samples
                seeds = [sample_seed(args.seed, role, task_id, i) for i in range(first, first + n)]
                new = samplers[role].sample(prompt, seeds, settings[role])
                drawn[role] += new
                return [sample.text for sample in new]

            samples = infer(
                problem["prompt"],
                args.num_samples,
                lambda context, n: draw("sketcher", context, n),
                lambda prompt, n: draw("generator", prompt, n),
                args.symbol_free,
                pool,
            )
            lines = []
            for i, sample in enumerate(samples):
                own = drawn[sample.source][sample.index]
                sketcher_answers = sample.source == "sketcher"
                # An answer repeats one sketch n times; the line still names its own draw.
                seed = drawn["sketcher"][i].seed if sketcher_answers else own.seed
                lines.append(
                    {
                        "task_id": task_id,
                        "completion": sample.completion,
                        "raw": own.raw,
                        "seed": seed,
                        "temperature": args.temperature if sketcher_answers else args.temperature2,
                        "top_p": args.top_p,
                        "model": job.label,
                        "source": sample.source,
                        "sketch": sample.sketch,
                        "votes": sample.votes,
                        "own_sketch": drawn["sketcher"][i].text,
                        "tokens": 0 if sketcher_answers else own.tokens,
                        "sketch_tokens": drawn["sketcher"][i].tokens,
                        "finish": own.finish,
                        "cut": max(own.cut, drawn["sketcher"][i].cut),
                    }
                )
            return lines

        return complete

    generate_file(job, start)
    return None


if __name__ == "__main__":
    run_main(main)
