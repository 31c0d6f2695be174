// The labels, characters and words of personal numbers and names, as data: dialogs/masking.yaml.
namespace GridBot.Reports.Masking;

/// <summary>What stands in place of a masked number or name. A label holds neither digits nor <c>@</c> nor a surname, and reveals nothing of what it masks.</summary>
/// <param name="IdentityCard">For identity-card numbers.</param>
/// <param name="Phone">For mobile and landline numbers.</param>
/// <param name="BankCard">For bank-card numbers.</param>
/// <param name="Plate">For number plates.</param>
/// <param name="Email">For e-mail addresses.</param>
/// <param name="Name">For names of people.</param>
public sealed record MaskLabels(string IdentityCard, string Phone, string BankCard, string Plate, string Email, string Name);

/// <summary>Everything the mask knows beside what numbers look like.</summary>
/// <param name="Labels">The labels.</param>
/// <param name="PlateProvinces">First characters of number plates, one a province.</param>
/// <param name="PlateEndings">Characters that may stand as a plate's last: 挂, 学, 警, 港, 澳.</param>
/// <param name="Numerals">Characters that stand for a digit within a long number, and the digit: 一 is 1.</param>
/// <param name="PhoneSigns">Words after which seven or eight digits are a local telephone number: 电话, 座机.</param>
/// <param name="IdentitySigns">Words after which any number of the length of an identity card is one, also a mistyped one: 身份证.</param>
/// <param name="CardSigns">Words after which any number of the length of a bank card is one, also a mistyped one: 银行卡.</param>
/// <param name="PlateSigns">Words after which letters and digits are a number plate without its province: 车牌.</param>
/// <param name="ReferenceSigns">Words after which a number is a reference, and neither card nor telephone: 订单号, 户号.</param>
/// <param name="AmountSigns">Words behind a number that make it an amount: 元, 万.</param>
/// <param name="HouseSigns">Words behind letters and digits that make them a house or room: 室, 栋, 单元.</param>
/// <param name="Names">How names of people are met.</param>
public sealed record MaskRules(
    MaskLabels Labels,
    string PlateProvinces,
    string PlateEndings,
    IReadOnlyDictionary<char, char> Numerals,
    IReadOnlyList<string> PhoneSigns,
    IReadOnlyList<string> IdentitySigns,
    IReadOnlyList<string> CardSigns,
    IReadOnlyList<string> PlateSigns,
    IReadOnlyList<string> ReferenceSigns,
    IReadOnlyList<string> AmountSigns,
    IReadOnlyList<string> HouseSigns,
    NameRules Names);
