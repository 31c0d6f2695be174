// Counts steps of cases taken at the pages; never by person, case or content.
using System.Diagnostics.Metrics;
using GridBot.Reports.Cases;

namespace GridBot.Cases;

/// <summary>Metrics of the desk, under the meter "GridBot.Cases".</summary>
internal sealed class CaseMeter : IDisposable
{
    private const string Name = "GridBot.Cases";

    private readonly Meter meter;
    private readonly Counter<long> steps;
    private readonly Counter<long> refusals;

    public CaseMeter(IMeterFactory factory)
    {
        meter = factory.Create(Name);
        steps = meter.CreateCounter<long>("gridbot_page_steps", description: "Steps of cases wished at the pages, by step and outcome (Done, Repeated, Outdated, Refused, WordsNotTaken, Hidden).");
        refusals = meter.CreateCounter<long>("gridbot_page_refusals", description: "Words refused at the pages because the service does not take them, by rule.");
    }

    public void Taken(CaseAction action, DeskOutcome outcome) => steps.Add(1, new("step", action.ToString()), new("outcome", outcome.GetType().Name));

    public void WordsNotTaken(string rule) => refusals.Add(1, new KeyValuePair<string, object?>("rule", rule));

    public void Dispose() => meter.Dispose();
}
