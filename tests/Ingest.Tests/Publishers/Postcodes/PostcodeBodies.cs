using System.Globalization;
using System.Text;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Tables;

namespace HealthNeeds.Ingest.Tests.Publishers.Postcodes;

/// <summary>The directory's zip in its publisher's shape of August 2026: the whole table, the same once more by postcode area, and a list of names. No postcode in it is one of the directory's own rows.</summary>
internal static class PostcodeBodies
{
    public const string Heading =
        "pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,gridind,oa21cd,cty26cd,ced25cd,lad26cd,wd26cd,nhser24cd,ctry26cd,rgn25cd,pcon24cd,ttwa15cd,itl25cd,npark16cd,lsoa21cd,msoa21cd,wz11cd,sicbl26cd,bua24cd,ruc21ind,oac11ind,lat,long,lep21cd1,lep21cd2,pfa23cd,imd20ind,icb26cd";

    private const string Main = "Data/ONSPD_AUG_2026_UK.csv";

    /// <summary>One postcode in use and one that is not for every LSOA of the raw files, and some outside England.</summary>
    public static PublisherAnswer Of(string raw, Func<string, string>? heading = null)
    {
        var lsoas = new RawRows(raw, "lookup_lsoa21_msoa21_ward24_ltla24_sicbl24_icb24.csv").All.Select(r => r("lsoa21_code")).Where(c => c[0] == 'E').Distinct().ToList();
        return OfRows(
            [.. lsoas.SelectMany((lsoa, i) => new[] { Row(Made(i), string.Empty, lsoa), Row(Made(i + 500_000), "199606", lsoa) }), Row("CF10 1AA", string.Empty, "W01001945"), Row("EH1 1AA", string.Empty, "S01008681"), Row("BT1 1AA", string.Empty, "N21000001")],
            heading);
    }

    public static PublisherAnswer OfRows(IReadOnlyList<string> rows, Func<string, string>? heading = null, string main = Main)
    {
        var table = Encoding.UTF8.GetBytes($"\uFEFF{heading?.Invoke(Heading) ?? Heading}\n{string.Join('\n', rows)}\n");
        return PublisherAnswer.Zip((main, table), ("Data/multi_csv/ONSPD_AUG_2026_UK_S.csv", table), ("Documents/LAD names and codes UK as at 04_26.csv", "LAD26CD,LAD26NM\nE08000016,Barnsley\n"u8.ToArray()));
    }

    /// <param name="terminated">Year and month, or empty.</param>
    public static string Row(string postcode, string terminated, string lsoa) =>
        string.Join(',', Heading.Split(',').Select(h => h switch
        {
            "pcd7" or "pcd8" or "pcds" => $"\"{postcode}\"",
            "dointr" => "\"198001\"",
            "doterm" => $"\"{terminated}\"",
            "lsoa21cd" => $"\"{lsoa}\"",
            "lat" => "53.55",
            _ => string.Empty,
        }));

    /// <summary>A postcode of its own for every number below 676,000.</summary>
    private static string Made(int number)
    {
        var (letters, rest) = (number % 676, number / 676);
        return string.Create(CultureInfo.InvariantCulture, $"A{rest / 10} {rest % 10}{(char)('A' + (letters / 26))}{(char)('A' + (letters % 26))}");
    }
}
