"""Sampling against transformers' own decoding, and one property of the sampler at a time."""

from types import SimpleNamespace

import pytest
import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import (
    CodeGenConfig,
    CodeGenForCausalLM,
    GPTNeoConfig,
    GPTNeoForCausalLM,
    PreTrainedTokenizerFast,
    TopPLogitsWarper,
)

from nl2code.errors import UserError
from nl2code.samples import STOP_SEQUENCES, SamplingSettings, sample_seed, trim
from nl2code.sampling import Sampler, pick, token_bytes

TEXT = """import pandas as pd
def head(df, n):
    # the first rows
    return df.head(n)
class Frame:
    name = 'naïve'
print(head(pd.DataFrame({'a': [1, 2, 3]}), 2))
if True:
    result = df.dropna(axis=1)
"""


def make_tokenizer(vocab_size: int = 400, bos: str = "<|beginoftext|>"):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocab_size,
        special_tokens=list(dict.fromkeys(["<|endoftext|>", bos])),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator([TEXT] * 3, trainer)
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token=bos, eos_token="<|endoftext|>"
    )


@pytest.fixture(scope="module")
def tokenizer():
    return make_tokenizer()


@pytest.fixture(scope="module", params=["gpt_neo", "codegen"])
def model(request, tokenizer):
    torch.manual_seed(0)
    if request.param == "gpt_neo":
        config = GPTNeoConfig(
            vocab_size=len(tokenizer),
            hidden_size=32,
            num_layers=2,
            num_heads=2,
            attention_types=[[["global", "local"], 1]],
            window_size=8,  # shorter than the prompts, so that local attention matters
            max_position_embeddings=96,
            initializer_range=0.3,  # peaked logits, as a trained model has
        )
        return GPTNeoForCausalLM(config).eval()
    config = CodeGenConfig(
        vocab_size=len(tokenizer),
        n_embd=32,
        n_layer=2,
        n_head=4,
        rotary_dim=4,
        n_positions=96,
        initializer_range=0.3,
    )
    return CodeGenForCausalLM(config).eval()


class Scripted:
    """A model that says a fixed text, whatever it reads; its cache counts the tokens."""

    device = torch.device("cpu")

    class Cache:
        said = 0

        def batch_repeat_interleave(self, n): ...

        def batch_select_indices(self, kept): ...

    def __init__(self, tokenizer, ids: list[int], window: int = 64) -> None:
        self.ids = ids
        self.read: list[int] = []
        self.config = SimpleNamespace(vocab_size=len(tokenizer), max_position_embeddings=window)

    def __call__(self, input_ids, past_key_values=None, **_):
        cache = past_key_values or self.Cache()
        if past_key_values is None:
            self.read = input_ids[0].tolist()
        else:
            cache.said += 1
        logits = torch.zeros(len(input_ids), 1, self.config.vocab_size)
        logits[:, :, self.ids[cache.said]] = 30.0
        return SimpleNamespace(logits=logits, past_key_values=cache)


def seeds(n: int, task: str = "t") -> list[int]:
    return [sample_seed(0, "", task, i) for i in range(n)]


def say(tokenizer, text: str, prompt: str = "x =", tail: tuple[int, ...] = (), **settings):
    """One completion by a model that says `text`, then the `tail` tokens."""
    ids = [*tokenizer.encode(text), *tail]
    settings = {"temperature": 0, "max_tokens": len(ids), **settings}
    return Sampler(Scripted(tokenizer, ids), tokenizer).sample(
        prompt, [1], SamplingSettings(**settings)
    )[0]


@pytest.mark.parametrize("prompt", ["import pandas as pd", TEXT[:120].rstrip()])
def test_greedy_is_transformers_greedy(model, tokenizer, prompt):
    ids = torch.tensor([[tokenizer.bos_token_id, *tokenizer.encode(prompt)]])
    out = model.generate(
        ids, attention_mask=torch.ones_like(ids), do_sample=False, max_new_tokens=30, pad_token_id=0
    )
    expected = tokenizer.decode(out[0, ids.shape[1] :], skip_special_tokens=True)
    settings = SamplingSettings(temperature=0, max_tokens=30, stop=())
    found = Sampler(model, tokenizer).sample(prompt, seeds(2), settings)
    assert [sample.raw for sample in found] == [expected] * 2


@pytest.mark.parametrize("vocab", [7, 300, 3000])
@pytest.mark.parametrize("top_p", [0.2, 0.9, 0.999])
def test_nucleus_is_that_of_transformers(vocab, top_p):
    generator = torch.Generator().manual_seed(vocab)
    logits = torch.randn(6, vocab, generator=generator) * torch.tensor(
        [[0.1], [1], [1], [2], [4], [9]]
    )
    kept = torch.isfinite(TopPLogitsWarper(top_p)(None, logits / 0.8))
    uniforms = (torch.arange(4_000, dtype=torch.float64) + 0.5) / 4_000
    for row in range(len(logits)):
        drawn = pick(logits[row : row + 1], uniforms[None], 0.8, top_p).unique()
        probs = torch.softmax(logits[row] / 0.8, -1)
        assert kept[row][drawn].all()
        likely = probs > 2 / 4_000  # the grid cannot miss these
        assert set(torch.nonzero(kept[row] & likely).flatten().tolist()) <= set(drawn.tolist())


def test_frequencies_are_the_renormalised_probabilities():
    logits = torch.tensor([2.0, -1.0, 0.5, 1.0, -3.0])
    uniforms = (torch.arange(10_000, dtype=torch.float64) + 0.5) / 10_000
    drawn = pick(logits[None], uniforms[None], 0.7, 0.95)[0]
    kept = torch.isfinite(TopPLogitsWarper(0.95)(None, logits[None] / 0.7))[0]
    probs = torch.where(kept, torch.softmax(logits / 0.7, -1), 0)
    share = torch.bincount(drawn, minlength=5) / len(uniforms)
    assert torch.allclose(share, probs / probs.sum(), atol=2e-4)


def test_the_last_uniform_never_draws_an_impossible_token():
    logits = torch.tensor([[0.0, 1.0, float("-inf"), float("-inf")]]).half()
    last = torch.tensor([[1 - 2**-53]], dtype=torch.float64)
    for top_p in (0.5, 0.9, 1.0):
        assert pick(logits, last, 1.0, top_p).item() == 1


def test_rows_are_drawn_from_by_themselves():
    logits = (
        torch.randn(5, 2000, generator=torch.Generator().manual_seed(0))
        * torch.arange(1, 6)[:, None]
    )
    uniforms = torch.rand(5, 7, dtype=torch.float64, generator=torch.Generator().manual_seed(1))
    rows = [pick(logits[i : i + 1], uniforms[i : i + 1], 0.9, 0.9) for i in range(5)]
    assert torch.equal(pick(logits, uniforms, 0.9, 0.9), torch.cat(rows))


def test_tied_tokens_are_all_in_the_nucleus():
    logits = torch.zeros(1, 4)
    uniforms = torch.tensor([[0.1, 0.3, 0.6, 0.9]], dtype=torch.float64)
    assert pick(logits, uniforms, 1.0, 0.3).tolist() == [[0, 1, 2, 3]]


@pytest.mark.parametrize("prompt", ["import pandas", "def head(df, n):\n    "])
def test_batch_size_changes_nothing(model, tokenizer, prompt):
    settings = SamplingSettings(temperature=0.9, top_p=0.95, max_tokens=25)
    runs = [
        Sampler(model, tokenizer, batch_size=size).sample(prompt, seeds(15), settings)
        for size in (1, 7, 100)
    ]
    assert runs[0] == runs[1] == runs[2]
    assert len({sample.raw for sample in runs[0]}) > 5


def test_samples_do_not_depend_on_their_number_or_order(model, tokenizer):
    settings = SamplingSettings(max_tokens=12)
    sampler = Sampler(model, tokenizer)
    ten = sampler.sample("x =", seeds(10), settings)
    assert sampler.sample("x =", seeds(3), settings) == ten[:3]
    assert sampler.sample("x =", seeds(10)[::-1], settings) == ten[::-1]


def test_samples_that_agree_share_a_row(model, tokenizer):
    """n samples at temperature 0 cost what one costs; at others, no step has too many rows."""
    rows = []
    hook = model.register_forward_pre_hook(
        lambda _module, _args, kwargs: rows.append(len(kwargs["input_ids"])), with_kwargs=True
    )
    sampler = Sampler(model, tokenizer)
    try:
        sampler.sample("x =", seeds(20), SamplingSettings(temperature=0, max_tokens=9, stop=()))
        assert rows == [1] * 9
        rows.clear()
        found = sampler.sample("x =", seeds(20), SamplingSettings(temperature=0.3, max_tokens=9))
    finally:
        hook.remove()
    assert rows[0] == 1
    assert max(rows) <= 20
    assert sum(rows) <= sum(sample.tokens for sample in found)


@pytest.mark.parametrize("temperature", [0, 1])
def test_an_overflow_is_named(tokenizer, temperature):
    class Broken(Scripted):
        def __call__(self, *args, **kwargs):
            out = super().__call__(*args, **kwargs)
            out.logits[:, :, 7] = float("nan")
            return out

    settings = SamplingSettings(temperature=temperature, max_tokens=2)
    with pytest.raises(UserError, match="float32"):
        Sampler(Broken(tokenizer, [5]), tokenizer).sample("x", [1], settings)


def test_too_little_memory_is_named(tokenizer):
    class Full(Scripted):
        def __call__(self, *args, **kwargs):
            raise torch.OutOfMemoryError("CUDA out of memory")

    with pytest.raises(UserError, match="smaller --batch_size"):
        Sampler(Full(tokenizer, [5]), tokenizer).sample("x", [1], SamplingSettings(max_tokens=2))


def test_seeds_differ_between_seeds_roles_tasks_and_samples():
    keys = [(0, "", "a/1", 0), (1, "", "a/1", 0), (0, "sketcher", "a/1", 0), (0, "", "a/11", 0)]
    keys += [(0, "", "a/1", 10), (0, "", "a/1", 1)]
    assert len({sample_seed(*key) for key in keys}) == len(keys)


@pytest.mark.parametrize("stop", STOP_SEQUENCES)
def test_each_stop_sequence_ends_a_sample(tokenizer, stop):
    sample = say(tokenizer, f" 1\n\ny = 2{stop} more\nz", max_tokens=40)
    assert sample.text == " 1\n\ny = 2"
    assert sample.raw.startswith(f" 1\n\ny = 2{stop}")
    assert "\nz" not in sample.raw
    assert sample.finish == "stop"


def test_a_stop_word_inside_a_line_does_not_stop(tokenizer):
    text = " [x for x in y if x]  # print\n    if z: print(1)"
    sample = say(tokenizer, text)
    assert (sample.text, sample.finish) == (text, "length")


def test_the_end_of_the_document_ends_a_sample(tokenizer):
    sample = say(tokenizer, " 1\n", tail=(tokenizer.eos_token_id, 40, 41))
    assert (sample.text, sample.raw, sample.finish) == (" 1", " 1\n", "eos")
    assert sample.tokens == len(tokenizer.encode(" 1\n")) + 1


def test_trim_takes_the_first_of_several():
    assert trim("a\n\nif b\n#c\ndef") == "a"
    assert trim("\ndef f") == ""


# The trailing white space of a prompt: what the model says after `body`, and the completion.
@pytest.mark.parametrize(
    ("prompt", "said", "completion"),
    [
        ("    return ", " df.head(n)", "df.head(n)"),
        ("    # the first rows\n", "\n    return df", "    return df"),
        ("    # the first rows\n    ", "\n    return df", "return df"),
        ("result =", " df", " df"),
        ("def f():\n\n\t", "\n\n\treturn df", "return df"),
    ],
)
def test_program_is_prompt_and_completion(tokenizer, prompt, said, completion):
    sample = say(tokenizer, said, prompt)
    assert sample.raw == completion
    assert prompt + sample.raw == prompt.rstrip() + said


def test_the_owed_white_space_is_spelled_even_if_the_model_would_not(tokenizer):
    ids = [*tokenizer.encode("df"), *tokenizer.encode(" df") * 3]
    sampler = Sampler(Scripted(tokenizer, ids), tokenizer)
    sample = sampler.sample("x = ", [3], SamplingSettings(temperature=1, max_tokens=4))[0]
    assert sample.raw.endswith(" df")  # and not "dfdf df": the first token had to hold the space
    assert not sample.raw.startswith("df df")


def test_the_prompt_is_fed_without_trailing_white_space(tokenizer):
    model = Scripted(tokenizer, tokenizer.encode("\n    x"))
    Sampler(model, tokenizer).sample("df:\n    ", [1], SamplingSettings(max_tokens=1))
    assert model.read == [tokenizer.bos_token_id, *tokenizer.encode("df:")]


def test_a_long_prompt_loses_its_beginning(tokenizer):
    model = Scripted(tokenizer, tokenizer.encode(" 1"), window=20)
    prompt = TEXT[:100].strip()
    ids = tokenizer.encode(prompt)
    sample = Sampler(model, tokenizer).sample(prompt, [1], SamplingSettings(max_tokens=2))[0]
    assert model.read == [tokenizer.bos_token_id, *ids[-17:]]  # 20 - 2 - bos
    assert sample.cut == len(ids) - 17


def test_a_prompt_that_fills_the_window_to_the_last_token_works(model, tokenizer):
    prompt = TEXT * 5
    settings = SamplingSettings(max_tokens=40, stop=())
    sample = Sampler(model, tokenizer).sample(prompt, seeds(2), settings)[0]
    assert sample.cut > 0
    assert sample.tokens <= 40


def test_max_tokens_beyond_the_window_is_named(tokenizer):
    sampler = Sampler(Scripted(tokenizer, [5], window=20), tokenizer)
    with pytest.raises(UserError, match="window of 20"):
        sampler.sample("x", [1], SamplingSettings(max_tokens=20))


def test_bos_is_put_first_when_it_differs_from_eos(tokenizer):
    alike = make_tokenizer(bos="<|endoftext|>")
    for made, bos, expected in [
        (tokenizer, None, True),
        (alike, None, False),
        (tokenizer, False, False),
        (alike, True, True),
    ]:
        ids, _, _ = Sampler(Scripted(made, [5]), made, bos=bos).encode("x =", 4)
        assert ids == [made.bos_token_id] * expected + made.encode("x =")


@pytest.mark.parametrize("prompt", ["", "\n  "])
def test_an_empty_prompt_starts_a_document(tokenizer, prompt):
    alike = make_tokenizer(bos="<|endoftext|>")
    ids, owed, _ = Sampler(Scripted(alike, [5]), alike).encode(prompt, 4)
    assert (ids, owed) == ([alike.eos_token_id], prompt.encode())


def test_token_bytes_spell_any_text(tokenizer):
    text = TEXT + "naïve 中文 🐼\t\r\n \x00"
    table = token_bytes(tokenizer)
    assert b"".join(table[i] for i in tokenizer.encode(text)) == text.encode()
    assert table[tokenizer.eos_token_id] == b""


def test_token_bytes_know_added_white_space():
    tokenizer = make_tokenizer()
    tokenizer.add_tokens(["        ", "\t\t"])  # CodeGen's tokenizer adds such
    table = token_bytes(tokenizer)
    text = "x\t\ty        z"
    assert b"".join(table[i] for i in tokenizer.encode(text)) == text.encode()


@pytest.mark.parametrize(
    "wrong", [{"temperature": -1}, {"temperature": float("nan")}, {"top_p": 0}, {"top_p": 1.1}]
)
def test_settings_out_of_range_are_named(wrong):
    with pytest.raises(UserError, match=next(iter(wrong))):
        SamplingSettings(**wrong)
