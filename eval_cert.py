"""Sample one model on a benchmark: base, XL, or any causal language model.

    python eval_cert.py -model outputs/models/Python/normal -mv base -d Pandas -t 0.8 -n 200

Writes HumanEval's samples format, one line a sample; program = prompt + completion. Evaluate the
file with `evaluate_functional_correctness`. CERT itself is sampled by eval_cert_unified.py.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from nl2code.domains import get_domain
from nl2code.errors import UserError, run_main
from nl2code.generating import Complete, Problem, add_arguments, generate_file, make_sampler, plan
from nl2code.samples import SamplingSettings, sample_seed


def load_problems(args: argparse.Namespace) -> dict[str, Problem]:
    """The problems of `--problem_file`, or else of the domain's benchmark."""
    from pandas_numpy_eval import UserError as HarnessError
    from pandas_numpy_eval.problems import DOMAINS, read_problems

    domain = get_domain(args.domain).name
    if not args.problem_file and domain not in DOMAINS:
        raise UserError(
            f"no benchmark comes with the domain {domain} (there are {', '.join(DOMAINS)}); "
            "give problems in HumanEval's format with --problem_file"
        )
    try:
        return read_problems(Path(args.problem_file) if args.problem_file else domain)
    except HarnessError as error:
        raise UserError(str(error)) from error


def main() -> int | None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_arguments(parser, label=None)
    args = parser.parse_args()
    job = plan(args, load_problems(args), {"model": args.model})

    def start(device: str) -> Complete:
        sampler = make_sampler(args, args.model, device)
        settings = SamplingSettings(args.temperature, args.top_p, args.max_tokens)

        def complete(task_id: str, problem: Problem) -> list[dict[str, Any]]:
            seeds = [sample_seed(args.seed, "", task_id, i) for i in range(args.num_samples)]
            return [
                {
                    "task_id": task_id,
                    "completion": sample.text,
                    "raw": sample.raw,
                    "seed": sample.seed,
                    "temperature": args.temperature,
                    "top_p": args.top_p,
                    "model": job.label,
                    "tokens": sample.tokens,
                    "finish": sample.finish,
                    "cut": sample.cut,
                }
                for sample in sampler.sample(problem["prompt"], seeds, settings)
            ]

        return complete

    generate_file(job, start)
    return None


if __name__ == "__main__":
    run_main(main)
