// How names of people are met in a text, as data: dialogs/masking.yaml, key "names".
namespace GridBot.Reports.Masking;

/// <summary>
/// The characters and words by which the name of a person is told from other words. A name is masked only behind a word that says one follows:
/// a surname and one or two characters of given names, or whatever stands behind 姓名 and a colon.
/// </summary>
/// <param name="Surnames">Surnames of one character.</param>
/// <param name="DoubleSurnames">Surnames of two characters: 欧阳.</param>
/// <param name="Given">Characters of given names; everyday verbs and particles are not among them.</param>
/// <param name="Whole">Whole names whose given part is made of other characters: 张三.</param>
/// <param name="Hidden">Characters written in place of a given name: 某, ×.</param>
/// <param name="Labels">Words of a form; behind one and a colon, any few characters are a name: 姓名.</param>
/// <param name="Nicknames">Words behind which any few characters are a nickname: 外号, 小名.</param>
/// <param name="Unknown">What stands behind a label in place of a name: 不详.</param>
/// <param name="Called">Words for being called, of people and of things: 叫.</param>
/// <param name="Things">Words that, directly before one of <paramref name="Called"/>, make it the name of a thing: 小区, 路, 公司.</param>
/// <param name="Cues">Other words directly before a name: 是, 当事人, 房东.</param>
/// <param name="Joints">Characters that may stand between such a word and the name: colon, blank, bracket.</param>
/// <param name="Chain">Characters by which one name follows another: 和, 、.</param>
/// <param name="Followers">Characters that may stand directly behind a name of two characters.</param>
/// <param name="Places">Words directly behind a name that make it a place or shop: 路, 诊所.</param>
/// <param name="Ordinary">Words that begin as a name does and are none: 黄色, 马路.</param>
public sealed record NameRules(
    string Surnames,
    IReadOnlyList<string> DoubleSurnames,
    string Given,
    IReadOnlyList<string> Whole,
    string Hidden,
    IReadOnlyList<string> Labels,
    IReadOnlyList<string> Nicknames,
    IReadOnlyList<string> Unknown,
    IReadOnlyList<string> Called,
    IReadOnlyList<string> Things,
    IReadOnlyList<string> Cues,
    string Joints,
    string Chain,
    string Followers,
    IReadOnlyList<string> Places,
    IReadOnlyList<string> Ordinary);
