// Finds all terms of a list in a text in one pass (Aho-Corasick), gaps included.
using System.Runtime.InteropServices;

namespace GridBot.Classification;

/// <summary>
/// An automaton over many terms, built once; thread-safe. A term may hold gaps (<c>…</c>): its pieces must stand in order, at most
/// <see cref="LongestGap"/> characters apart. Terms are brought to the normal form; texts must be in it already.
/// </summary>
public sealed class TermIndex
{
    /// <summary>Most characters a <c>…</c> inside a term stands for; from the dialog format.</summary>
    public const int LongestGap = 8;

    private const char Gap = '\u2026';
    private const int Root = 0;

    private readonly Dictionary<long, int> _next = [];
    private readonly List<int> _fail = [Root];
    private readonly List<int> _report = [-1];   // state -> first state on the fail chain, itself included, that ends a piece
    private readonly List<List<Piece>?> _pieces = [null];
    private readonly int[] _pieceCount;
    private int _letters;
    private readonly ushort[] _letterOf = new ushort[char.MaxValue + 1];

    /// <param name="terms">The phrases; empty ones never match.</param>
    public TermIndex(IReadOnlyList<string> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        Terms = terms;
        _pieceCount = new int[terms.Count];
        for (var i = 0; i < terms.Count; i++)
        {
            var pieces = NormalText.Of(terms[i]).Split(Gap, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            _pieceCount[i] = pieces.Length;
            for (var p = 0; p < pieces.Length; p++)
            {
                Add(pieces[p], new Piece(i, p, pieces[p].Length));
            }
        }

        LinkFailures();
    }

    /// <summary>The phrases, as given.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>All hits of all terms in <paramref name="text"/>, in the order of their ends; cost grows with the text's length and the hits only.</summary>
    /// <param name="text">A text in the normal form.</param>
    public List<TermHit> Scan(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var hits = new List<TermHit>();
        Dictionary<int, OpenGaps>? open = null;
        var state = Root;
        for (var i = 0; i < text.Length; i++)
        {
            state = Advance(state, _letterOf[text[i]]);
            for (var ending = _report[state]; ending >= 0; ending = _report[_fail[ending]])
            {
                foreach (var piece in _pieces[ending]!)
                {
                    var start = i + 1 - piece.Length;
                    if (_pieceCount[piece.Term] == 1)
                    {
                        hits.Add(new TermHit(piece.Term, start, i + 1));
                    }
                    else
                    {
                        open ??= [];
                        Join(open, piece, start, i + 1, hits);
                    }
                }
            }
        }

        return hits;
    }

    private void Add(string piece, Piece ending)
    {
        var state = Root;
        foreach (var c in piece)
        {
            if (_letterOf[c] == 0)
            {
                _letterOf[c] = (ushort)++_letters;
            }

            ref var next = ref CollectionsMarshal.GetValueRefOrAddDefault(_next, Key(state, _letterOf[c]), out var exists);
            if (!exists)
            {
                next = _fail.Count;
                _fail.Add(Root);
                _report.Add(-1);
                _pieces.Add(null);
            }

            state = next;
        }

        (_pieces[state] ??= []).Add(ending);
    }

    private void LinkFailures()
    {
        var children = new List<(int Letter, int State)>?[_fail.Count];
        foreach (var (key, to) in _next)
        {
            (children[(int)(key / LetterSpan)] ??= []).Add(((int)(key % LetterSpan), to));
        }

        var queue = new Queue<int>();
        queue.Enqueue(Root);
        while (queue.TryDequeue(out var state))
        {
            _report[state] = _pieces[state] is not null ? state : state == Root ? -1 : _report[_fail[state]];
            foreach (var (letter, child) in children[state] ?? [])
            {
                _fail[child] = state == Root ? Root : Advance(_fail[state], letter);
                queue.Enqueue(child);
            }
        }
    }

    private int Advance(int state, int letter)
    {
        if (letter == 0)
        {
            return Root;
        }

        int next;
        while (!_next.TryGetValue(Key(state, letter), out next))
        {
            if (state == Root)
            {
                return Root;
            }

            state = _fail[state];
        }

        return next;
    }

    private void Join(Dictionary<int, OpenGaps> open, Piece piece, int start, int end, List<TermHit> hits)
    {
        ref var chains = ref CollectionsMarshal.GetValueRefOrAddDefault(open, piece.Term, out _);
        chains ??= new OpenGaps(_pieceCount[piece.Term]);
        var begun = piece.Position == 0 ? start : chains.BeginOf(piece.Position - 1, start);
        if (begun < 0)
        {
            return;
        }

        if (piece.Position == _pieceCount[piece.Term] - 1)
        {
            hits.Add(new TermHit(piece.Term, begun, end));
        }
        else
        {
            chains.Remember(piece.Position, begun, end);
        }
    }

    // A state and a letter in one number.
    private const long LetterSpan = char.MaxValue + 1;

    private static long Key(int state, int letter) => (state * LetterSpan) + letter;

    private readonly record struct Piece(int Term, int Position, int Length);

    // For each piece of a term with gaps, the last places where it ended as part of a chain. Two are enough: the later may overlap
    // the next piece, the earlier then does not.
    private sealed class OpenGaps(int pieces)
    {
        private readonly (int Begin, int End)[] _last = new (int, int)[pieces];
        private readonly (int Begin, int End)[] _before = new (int, int)[pieces];

        public int BeginOf(int position, int start) =>
            Fits(_last[position], start) ? _last[position].Begin : Fits(_before[position], start) ? _before[position].Begin : -1;

        public void Remember(int position, int begin, int end)
        {
            _before[position] = _last[position];
            _last[position] = (begin, end);
        }

        private static bool Fits((int Begin, int End) chain, int start) => chain.End > 0 && start >= chain.End && start - chain.End <= LongestGap;
    }
}
