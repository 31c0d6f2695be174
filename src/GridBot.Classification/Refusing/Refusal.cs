// Decides, before any matter is looked for, whether a text is one that the service does not take.
using GridBot.Classification.Learning;

namespace GridBot.Classification.Refusing;

/// <summary>
/// The line of the scope: hazards, incidents, places, services and help for oneself are taken; who somebody is, or believes, says,
/// reads or was convicted of is not, nor is what belongs to an untaken matter. Words alone never decide: what a trait word says
/// depends on who is spoken of, whether it names a place, and whether a hazard or a request for help is the point.
/// A hazard told together with somebody's trait is refused with <see cref="RefusalDecision.SayAgain"/>: the trait may not be kept,
/// the hazard can be said again without the person. Pure, deterministic, thread-safe; keeps nothing of the text.
/// </summary>
public sealed class Refusal
{
    /// <summary>Class of the examples that are taken; the one of texts that tell of no matter, too.</summary>
    public const int TakenClass = LearntWeights.Nothing;

    /// <summary>Class of the examples that are refused.</summary>
    public const int RefusedClass = 1;

    /// <summary>The code of a refusal by the second witness alone.</summary>
    public const string LearntRule = "learnt";

    private readonly RefusalRules _rules;
    private readonly RefusalWords _words;
    private readonly LearntLine? _learnt;

    /// <param name="rules">The words, from <c>dialogs/refusal.yaml</c>.</param>
    public Refusal(RefusalRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        _rules = rules;
        _words = new RefusalWords(rules);
    }

    private Refusal(RefusalRules rules, RefusalWords words, LearntLine learnt) => (_rules, _words, _learnt) = (rules, words, learnt);

    /// <summary>The same rules with a second witness, learnt from examples on both sides; without weights the rules alone decide.</summary>
    public Refusal With(LearntWeights? learnt) => learnt is null ? this : new Refusal(_rules, _words, new LearntLine(learnt));

    /// <summary>Whether <paramref name="text"/> is refused.</summary>
    public RefusalDecision Decide(string text) => Look(text, evidence: null);

    /// <summary>The decision and the words that made it, for a person who inspects the rules. Never log or store the answer.</summary>
    public RefusalExplanation Explain(string text)
    {
        var evidence = new List<RefusalEvidence>();
        var decision = Look(text, evidence);
        return new RefusalExplanation(decision, [.. evidence.OrderBy(e => e.Start)], _learnt?.Explain(RefusalText.Of(text, _rules.Variants).Plain));
    }

    private RefusalDecision Look(string text, List<RefusalEvidence>? evidence)
    {
        ArgumentNullException.ThrowIfNull(text);
        var forms = RefusalText.Of(text, _rules.Variants);
        var words = _words.FindIn(forms.Plain);
        var evasions = _words.FindEvasions(forms.Squeezed);
        if (evidence is null && evasions.Count == 0
            && !words.Exists(static w => w.Meaning.Role is WordRole.Always or WordRole.Trait or WordRole.Hint or WordRole.Thing or WordRole.Harmless))
        {
            return Heard(RefusalDecision.Taken, forms.Plain, words, isPlain: false); // most texts
        }

        var scene = new RefusalScene(forms.Plain, words, _rules.Breakers);
        scene.Tell(evidence, _rules.Rules);
        RefusalDecision? decision = null;
        for (var r = 0; r < _rules.Rules.Count; r++)
        {
            if (IsPoint(scene, r, evidence))
            {
                decision ??= Refused(_rules.Rules[r], scene.HasHazard);
            }
        }

        var evasion = decision is null ? Evasion(scene, forms.Squeezed, evasions, evidence) : null;
        var isPlain = evasion is not null || words.Exists(static w => w.Meaning.Role == WordRole.Always);
        return Heard(decision ?? evasion ?? RefusalDecision.Taken, forms.Plain, words, isPlain);
    }

    /// <summary>
    /// The decision after the second witness was heard: it refuses what it is sure of, and where no phrase refuses by itself it may speak for the writer.
    /// </summary>
    private RefusalDecision Heard(RefusalDecision decision, string plain, List<MetWord> words, bool isPlain)
    {
        if (_learnt is null || (decision.Refused && isPlain))
        {
            return decision;
        }

        var probability = _learnt.Probability(plain);
        if (decision.Refused)
        {
            // In a letter a single clause may be the point: every sentence must sound like what is taken.
            return probability is > 0 and < Calibration.SurelyTaken && _learnt.WorstSentence(plain) < Calibration.SentenceSurelyTaken ? RefusalDecision.Taken : decision;
        }

        // Where a hazard, help or publicity is spoken of, the rules took it with open eyes.
        var speaksFor = words.Exists(static w => w.Meaning.Role is WordRole.Hazard or WordRole.Help or WordRole.Outweighing);
        var refuses = probability >= (speaksFor ? Calibration.SentenceRefusedFrom : Calibration.RefusedFrom)
            || (probability >= Calibration.LetterRefusedFrom && _learnt.WorstSentence(plain) >= Calibration.SentenceRefusedFrom);
        return !refuses ? decision : new RefusalDecision(Refused: true, LearntRule, Matter: null, words.Exists(static w => w.Meaning.Role == WordRole.Hazard));
    }

    // A phrase that always refuses, pulled apart by marks or digits.
    private RefusalDecision? Evasion(RefusalScene scene, string squeezed, IReadOnlyList<MetWord> evasions, List<RefusalEvidence>? evidence)
    {
        foreach (var word in evasions.Where(word => !scene.IsHarmless(word.Meaning.Rule)))
        {
            var rule = _rules.Rules[word.Meaning.Rule];
            evidence?.Add(new RefusalEvidence(EvidenceKind.Always, rule.Code, squeezed.Substring(word.Hit.Start, word.Hit.Length), word.Hit.Start, Counts: true));
            return Refused(rule, scene.HasHazard);
        }

        return null;
    }

    // Whether the point of the scene is what the rule describes.
    private bool IsPoint(RefusalScene scene, int rule, List<RefusalEvidence>? evidence)
    {
        var isPoint = false;
        foreach (var word in scene.WordsOf(rule))
        {
            var counts = word.Meaning.Role switch
            {
                WordRole.Always => true,
                WordRole.Trait => TraitCounts(scene, rule, word.Hit),
                WordRole.Hint => HintCounts(scene, rule, word.Hit),
                _ => ThingCounts(scene, rule, word.Hit),
            };
            isPoint |= counts;
            evidence?.Add(scene.Evidence(word, _rules.Rules[rule].Code, counts));
        }

        return isPoint;
    }

    private bool TraitCounts(RefusalScene scene, int rule, TermHit trait)
    {
        var outweighed = scene.IsOutweighed(rule);
        if (!outweighed && scene.HasInSentence(WordRole.Roster, trait))
        {
            return true;
        }

        var helped = scene.HasHelp || outweighed;
        return scene.SubjectOf(trait) switch
        {
            WordRole.Person => !outweighed,
            WordRole.Ward or WordRole.Class => !helped,
            WordRole.Writer => false,
            _ => !helped && _rules.Rules[rule].Alone && !scene.HasInSentence(WordRole.Hazard, trait),
        };
    }

    // A roundabout word alone says nothing; that the person is to be watched, or a second such word, does.
    private static bool HintCounts(RefusalScene scene, int rule, TermHit hint) =>
        !scene.IsOutweighed(rule)
        && scene.IsBorneOut(rule, hint)
        && scene.SubjectOf(hint, besides: false) is WordRole.Person or WordRole.Class
        && !scene.HasInSentence(WordRole.Hazard, hint)
        && !scene.HasInSentence(WordRole.Help, hint);

    // An object stands in its own sentence; whom to look for after a theft may be said some sentences later.
    private bool ThingCounts(RefusalScene scene, int rule, TermHit thing)
    {
        if (scene.IsOutweighed(rule) || (_rules.Rules[rule].Alone ? scene.HasInSentence(WordRole.Hazard, thing) : scene.HasHazard))
        {
            return false;
        }

        return scene.SubjectOf(thing) is WordRole.Person or WordRole.Class || (_rules.Rules[rule].Alone && !scene.HasHelp);
    }

    private static RefusalDecision Refused(RefusalRule rule, bool hazard) => new(Refused: true, rule.Code, rule.Matter, hazard);
}
