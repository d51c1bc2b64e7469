using HealthNeeds.Core.Research;

namespace HealthNeeds.Dashboard.Wording;

/// <summary>What pages and the API say of research, in the same words.</summary>
internal static class ResearchWords
{
    public const string NotReached = "No research register has been reached yet, so what is researched here is not known. A worker that can reach publishers fetches NIHR Open Data and UKRI's Gateway to Research.";

    public static readonly IReadOnlyList<string> Caveats =
    [
        "Awards under way as the registers list them, at the organisation each was made to: work may be done elsewhere.",
        "An award counts by the share that its health categories have; where the register gives no shares ('apportioned' is false) they are equal. A part that it prints as unclassified counts for none.",
        "Organisations whose location is not known are counted in no ICB. No field about people is read; a title is in the register's own words. An award's public page says whom to contact.",
    ];

    public const string BalanceCaveat =
        "Awards and pounds per 100,000 residents beside expected burden (England's average is 1). 'balance' is research per resident over burden per resident, both as multiples of England's; rank 1 has the least research for its burden. Limits bound 90% of what chance gives with so few awards; uncertainty in the burden is not included. Pounds are not ranked: one large award can decide them. ICBs are compared only where registers give a location for nine in ten of the awards about the focus area.";

    public static string Pounds(double pounds) => pounds >= 1_000_000 ? $"£{pounds / 1_000_000:0.0} million" : $"£{Figures.Count((long)Math.Round(pounds))}";

    public static string Seen(IReadOnlyList<DateOnly> days) => days.Distinct().Count() == 1 ? days[0].InWords() : $"{days.Min().InWords()} to {days.Max().InWords()}";

    public static string Place(ResearchOrganisation organisation) => ResearchPlaces.Words(organisation.Place);
}
