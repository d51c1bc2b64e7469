using System.Data.Common;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Store.Comparison;

/// <summary>Figures that the release being written withholds, and that releases which are still kept show: a reader of both has them. No release is changed; an analyst decides.</summary>
internal sealed class WithheldFigures(ReleaseWriter writer, IOptions<ReleaseOptions> options)
{
    private const string Tables = "kept";

    private static readonly string Same = $"({Of("w")}) = ({Of("o")})";

    /// <summary>Withheld now, of the same source, and a number then.</summary>
    private static readonly string Shown = $"""
        with withheld as materialized (select * from ({ReckonableFigures.Figures("work.")}) where suppressed),
        shown as (
            select w.* from withheld w join {Tables}.observation o on w.place = 'observation' and (w.indicator, w.area, w.period, w.sex) = (o.indicator, o.area, o.period, o.sex)
            where coalesce(o.value, o.count) is not null
            union all
            select w.* from withheld w join {Tables}.breakdown o on w.place = 'breakdown' and {Same} where coalesce(o.value, o.count) is not null)
        select s.indicator, s.period, s.sex, count(*) as figures from shown s
        join indicator i on i.id = s.indicator join {Tables}.indicator j on j.id = i.id and j.source = i.source
        group by all order by figures desc, s.indicator, s.period, s.sex
        """;

    private readonly ReleaseDirectory directory = new(options.Value.Directory);

    /// <returns>Every kept release that shows one, newest first. Those of another schema and damaged ones are passed over: nobody can read them here.</returns>
    public IReadOnlyList<ShownRelease> Shows(CancellationToken token = default) =>
        [.. directory.Releases().Select(name => Ask(name, token)).OfType<ShownRelease>()];

    private ShownRelease? Ask(ReleaseName name, CancellationToken token)
    {
        FileStream held;
        try
        {
            (held, _) = ReleaseAttachment.Attach(writer.Session, directory.PathOf(name.File), name, Tables, (string.Empty, name.Published), "compared with");
        }
        catch (ReleaseRefusedException)
        {
            return null;
        }

        using (held)
        {
            try
            {
                var series = writer.Session.Query<ShownSeries>(Shown, [], token);
                return series.Count == 0 ? null : new ShownRelease(name.Id, series);
            }
            catch (DbException) when (IsDamaged(held, name))
            {
                return null;
            }
            finally
            {
                writer.Session.Execute($"detach {Tables}", token: CancellationToken.None);
            }
        }
    }

    /// <summary>Whether a block further in is damaged: the file is not what its name says, or the disk does not give all of it.</summary>
    internal static bool IsDamaged(Stream held, ReleaseName name)
    {
        try
        {
            return !Sha256Text.Of(held).StartsWith(name.Hash8, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static string Of(string row) => string.Join(", ", ReckonableFigures.Key.Split(", ").Select(c => $"{row}.{c}"));
}

/// <summary>A kept release that shows figures which are withheld now.</summary>
/// <param name="Series">Which, those with most figures first.</param>
internal sealed record ShownRelease(string Id, IReadOnlyList<ShownSeries> Series)
{
    public long Figures => Series.Sum(s => s.Figures);
}

/// <summary>How many figures of one indicator, period and sex.</summary>
internal sealed record ShownSeries(string Indicator, string Period, Sex Sex, long Figures);
