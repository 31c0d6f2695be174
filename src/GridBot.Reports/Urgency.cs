// How soon somebody must look at a report.
namespace GridBot.Reports;

/// <summary>Urgency of a report. Urgent notices never wait for a digest.</summary>
public enum Urgency
{
    Normal,
    Urgent,
}
