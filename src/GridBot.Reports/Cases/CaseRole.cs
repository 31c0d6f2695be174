// In which part somebody does something with a case.
namespace GridBot.Reports.Cases;

/// <summary>A part in a case.</summary>
public enum CaseRole
{
    /// <summary>Who filed it.</summary>
    Reporter,

    /// <summary>A member of the bureau it is with.</summary>
    Officer,

    /// <summary>A member of the city's office, which stands above the bureaus.</summary>
    Office,

    /// <summary>The program: its clock and its rules.</summary>
    System,
}
