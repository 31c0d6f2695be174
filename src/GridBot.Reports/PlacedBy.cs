// Who or what decided under which matter a report stands.
namespace GridBot.Reports;

/// <summary>How a matter was chosen; stored by name.</summary>
public enum PlacedBy
{
    /// <summary>Not known: the report is older than this record of it.</summary>
    Unknown,

    /// <summary>The model was sure, and the person let it stand.</summary>
    Sure,

    /// <summary>Chosen by the person from the few that were offered.</summary>
    Offered,

    /// <summary>Chosen by the person from the menu.</summary>
    Menu,

    /// <summary>Another one was taken first, and the person changed it.</summary>
    Changed,

    /// <summary>The model was sure, and the report was urgent: it went out before anybody could object.</summary>
    Early,

    /// <summary>Left to the city's office: it has no matter until people place it.</summary>
    HandedOver,
}
