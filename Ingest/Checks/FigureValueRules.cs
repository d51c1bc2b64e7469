using System.Globalization;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Checks;

/// <summary>A value lies within its confidence limits. A figure that does not is held as missing; many mean that columns were mixed up.</summary>
internal sealed class ValueOutsideLimitsRule : ICheckRule<PullFacts>
{
    private const double Tolerated = 0.01;

    public string Id => "value-outside-limits";

    public RuleOutcome Outcome => RuleOutcome.RejectRow;

    public IEnumerable<RuleFinding> Check(PullFacts facts)
    {
        var rejected = facts.Rejections.Where(r => r.Rule == RowRules.Interval).ToList();
        var outside = facts.Now.Profile.Sum(s => s.OutsideLimits) + facts.Broken.GetValueOrDefault(RowRules.Interval);
        var figures = facts.Now.Profile.Sum(s => s.Rows);
        if (outside > 0)
        {
            yield return new RuleFinding(
                Id, Holds: outside > Tolerated * figures, "all figures", "A value lies within its confidence limits.", $"{outside:N0} of {figures:N0} figures outside theirs",
                FormattableString.Invariant($"at most {Tolerated:P0}"), [.. rejected.Take(3).Select(r => $"line {r.Line} {r.Key}: {r.Found}")]);
        }
    }
}

/// <summary>An indicator has one figure per area, period and sex. Repeated ones are set aside; many mean that something else tells them apart.</summary>
internal sealed class RepeatedKeyRule : ICheckRule<PullFacts>
{
    private const double Tolerated = 0.01;

    private static readonly string[] Rules = [RowRules.Duplicate, FingertipsRowRules.Conflict];

    public string Id => "repeated-key";

    public RuleOutcome Outcome => RuleOutcome.RejectRow;

    public IEnumerable<RuleFinding> Check(PullFacts facts)
    {
        var rejected = facts.Rejections.Where(r => r.Line is not null && Rules.Contains(r.Rule)).ToList();
        var aside = Rules.Sum(r => facts.Broken.GetValueOrDefault(r));
        var (repeated, rows) = (facts.Now.Profile.Sum(s => s.Repeated) + aside, facts.Now.Profile.Sum(s => s.Rows) + aside);
        if (repeated > 0)
        {
            yield return new RuleFinding(
                Id, Holds: repeated > Tolerated * rows, "all figures", "A figure comes once.", $"{repeated:N0} of {rows:N0} rows about what another is about",
                FormattableString.Invariant($"at most {Tolerated:P0}"),
                [.. facts.Now.Profile.Where(s => s.Repeated > 0).Select(s => $"{s.Indicator} {s.Period} {s.Sex}: {CountWords.Some(s.Rows, "row")}, {CountWords.Some(s.Areas, "area")}").Concat(rejected.Select(r => $"line {r.Line} {r.Key}")).Take(3)]);
        }
    }
}

/// <summary>Periods are written as they were. One that cannot be read was rejected; one of another form may not follow on.</summary>
internal sealed class PeriodFormRule : ICheckRule<PullFacts>
{
    private const int Shown = 3;

    public string Id => "period-form";

    public RuleOutcome Outcome => RuleOutcome.WarnOnly;

    public IEnumerable<RuleFinding> Check(PullFacts facts) => Unread(facts).Concat(NewForms(facts));

    /// <summary>The first rows are listed: where there are more of them than that, all are counted, whatever they say.</summary>
    private IEnumerable<RuleFinding> Unread(PullFacts facts)
    {
        var (broken, listed) = (facts.Broken.GetValueOrDefault(RowRules.Period), facts.Rejections.Where(r => r.Rule == RowRules.Period && r.Line is not null).ToList());
        if (broken > listed.Count)
            yield return new RuleFinding(Id, Holds: false, "periods", "A period can be read.", $"{broken:N0} rows of which it cannot, {listed.Count:N0} of them listed", "a form such as 2019 or 2016/17", []);
        foreach (var text in listed.GroupBy(r => r.Found, StringComparer.Ordinal))
            yield return new RuleFinding(Id, Holds: false, $"period '{text.Key}'", "A period can be read.", $"{(broken > listed.Count ? "at least " : string.Empty)}{CountWords.Some(text.Count(), "row")} with '{text.Key}'", text.First().Expected, [.. text.Take(Shown).Select(r => $"line {r.Line}: {r.Key}")]);
    }

    private IEnumerable<RuleFinding> NewForms(PullFacts facts)
    {
        var before = (facts.Before?.Profile ?? []).ToLookup(s => s.Indicator, s => Form(s.Period), StringComparer.Ordinal);
        return from series in facts.Now.Profile
               where before.Contains(series.Indicator) && !before[series.Indicator].Contains(Form(series.Period))
               select new RuleFinding(Id, Holds: false, $"{series.Indicator} {series.Period}", "Periods of an indicator have one form.", $"'{series.Period}'", $"a form such as {facts.Before!.Profile.First(s => s.Indicator == series.Indicator).Period}", []);
    }

    /// <summary>The text with every number standing for all numbers of its length: "2016/17" is "9999/99".</summary>
    private static string Form(string period) => string.Concat(period.Select(c => char.IsAsciiDigit(c) ? '9' : c));
}

/// <summary>
/// Of an indicator that was asked for by its number, figures came. Where its publisher has withdrawn it, gave it another number, or says another unit or direction of it,
/// that is told and the others are taken: a release that had it holds the source by the rule 'presence'. Where its publisher knows it as we do, the answer is held: it was
/// cut short, or is about other people than the indicator is carried for.
/// </summary>
internal sealed class IndicatorWithoutFiguresRule : ICheckRule<PullFacts>
{
    public string Id => "indicator-without-figures";

    public RuleOutcome Outcome => RuleOutcome.Hold;

    public IEnumerable<RuleFinding> Check(PullFacts facts)
    {
        var came = facts.Now.Profile.Select(s => s.Indicator).ToHashSet(StringComparer.Ordinal);
        return facts.Catalogue.Indicators
            .Where(i => i.Fingertips is not null && i.Source == facts.Now.Source && !came.Contains(i.Id.Value))
            .Select(i => Finding(facts, i.Id.Value, i.Fingertips!));
    }

    private RuleFinding Finding(PullFacts facts, string indicator, FingertipsSeries asked)
    {
        var known = IsKnown(facts, asked.Id);
        var (objection, ages) = (known ? facts.Objections.GetValueOrDefault(indicator) : null, facts.OtherAges.GetValueOrDefault(indicator));
        var why = objection is null ? string.Empty : $": {objection}";
        var about = ages is null ? string.Empty : $", but rows about {ages}";
        var of = asked.Age is null || ages is null ? string.Empty : $" about {asked.Age}";
        return new RuleFinding(Id, known && objection is null, indicator, "Figures come of every indicator that is asked for.", $"none{why}{about}", $"figures of {asked.Id} {asked.Name}{of}", []);
    }

    /// <summary>Whether Fingertips says anything of the indicator: it says nothing of one that was withdrawn.</summary>
    private static bool IsKnown(PullFacts facts, int number) =>
        facts.Now.Shapes.Any(s => s.Facts.Keys.Any(k => k.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{number} "), StringComparison.Ordinal)));
}
