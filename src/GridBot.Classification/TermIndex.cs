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
    private const int UsualHits = 16;
    private const int UsualGaps = 8;

    private readonly Dictionary<long, int> _next = []; // while building
    private readonly int[] _rootNext;
    private readonly EdgeTable _edges;
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

        _rootNext = new int[_letters + 1];
        foreach (var (key, to) in _next.Where(edge => edge.Key / LetterSpan == Root))
        {
            _rootNext[(int)(key % LetterSpan)] = to;
        }

        _edges = new EdgeTable(_next);
        LinkFailures();
        _next.Clear();
    }

    /// <summary>The phrases, as given.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>All hits of all terms in <paramref name="text"/>, in the order of their ends; cost grows with the text's length and the hits only.</summary>
    /// <param name="text">A text in the normal form.</param>
    public List<TermHit> Scan(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var hits = new List<TermHit>();
        List<OpenGap>? open = null;
        var state = Root;
        for (var i = 0; i < text.Length; i++)
        {
            state = Advance(state, _letterOf[text[i]]);
            for (var ending = _report[state]; ending >= 0; ending = _report[_fail[ending]])
            {
                hits.EnsureCapacity(UsualHits);
                foreach (var piece in _pieces[ending]!)
                {
                    var start = i + 1 - piece.Length;
                    if (_pieceCount[piece.Term] == 1)
                    {
                        hits.Add(new TermHit(piece.Term, start, i + 1));
                    }
                    else
                    {
                        open ??= new List<OpenGap>(UsualGaps);
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

        while (state != Root)
        {
            var next = _edges.Find(Key(state, letter));
            if (next != Root)
            {
                return next;
            }

            state = _fail[state];
        }

        return _rootNext[letter];
    }

    private void Join(List<OpenGap> open, Piece piece, int start, int end, List<TermHit> hits)
    {
        var begun = piece.Position == 0 ? start : BeginOf(open, piece.Term, piece.Position - 1, start);
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
            open.Add(new OpenGap(piece.Term, piece.Position, begun, end));
        }
    }

    // Where the chain began whose piece before the gap ended last. Two are enough: the later may overlap the next piece, the earlier
    // then does not. Pieces are remembered by their ends, so that the search stops where no gap reaches.
    private static int BeginOf(List<OpenGap> open, int term, int position, int start)
    {
        var seen = 0;
        for (var i = open.Count - 1; i >= 0 && start - open[i].End <= LongestGap; i--)
        {
            if (open[i].Term == term && open[i].Position == position && (start >= open[i].End || ++seen == 2))
            {
                return start >= open[i].End ? open[i].Begin : -1;
            }
        }

        return -1;
    }

    // A state and a letter in one number.
    private const long LetterSpan = char.MaxValue + 1;

    private static long Key(int state, int letter) => (state * LetterSpan) + letter;

    private readonly record struct Piece(int Term, int Position, int Length);

    // A piece of a term that was met as part of a chain: where the chain began and where the piece ended.
    private readonly record struct OpenGap(int Term, int Position, int Begin, int End);
}
