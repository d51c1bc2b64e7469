namespace HealthNeeds.Ingest.Tests.Snapshot;

/// <summary>
/// The smallest set of publishers' files: three English LSOAs of 2021 in two MSOAs, of which the second was merged from
/// two, one split LSOA, and a Welsh row wherever the real files have them.
/// </summary>
internal static class SmallRawFolder
{
    public static void Write(TemporaryFolder folder, string underlying)
    {
        folder.File("lookup_lsoa21_msoa21_ward24_ltla24_sicbl24_icb24.csv", """
            lsoa21_name,lsoa21_code,ward24_name,ward24_code,ltla24_name,ltla24_code,msoa21_name,msoa21_code,icb24_code,icb24_name
            Barnsley 001A,E01000001,Worsbrough,E05000996,Barnsley,E08000016,Barnsley 001,E02000001,E54000061,NHS South Yorkshire
            Barnsley 001B,E01000002,Worsbrough,E05000996,Barnsley,E08000016,Barnsley 001,E02000001,E54000061,NHS South Yorkshire
            Barnsley 004A,E01000003,Royston,E05000992,Barnsley,E08000016,Barnsley 004,E02000009,E54000061,NHS South Yorkshire
            Cardiff 001A,W01000001,Splott,W05001294,Cardiff,W06000015,Cardiff 001,W02000001,,
            """);
        folder.File("lookup_lsoa11_lsoa21_ltla22.csv", """
            lsoa11_name,lsoa11_code,change_code,lsoa21_name,lsoa21_code,ltla22_name,ltla22_code
            Barnsley 001A,E01000011,S,Barnsley 001A,E01000001,Barnsley,E08000016
            Barnsley 001A,E01000011,S,Barnsley 001B,E01000002,Barnsley,E08000016
            Barnsley 002A,E01000012,M,Barnsley 004A,E01000003,Barnsley,E08000016
            Barnsley 003A,E01000013,M,Barnsley 004A,E01000003,Barnsley,E08000016
            Cardiff 001A,W01000001,U,Cardiff 001A,W01000001,Cardiff,W06000015
            """);
        folder.File("lookup_msoa11_msoa21_ltla22.csv", """
            msoa11_name,msoa11_code,msoa21_name,msoa21_code
            Barnsley 001,E02000001,Barnsley 001,E02000001
            Barnsley 002,E02000002,Barnsley 004,E02000009
            Barnsley 003,E02000003,Barnsley 004,E02000009
            """);
        folder.File("hocl_msoa11_names.csv", """
            msoa11cd,msoa11hclnm
            E02000001,Worsbrough
            E02000002,Upper End
            E02000003,Lower End
            W02000001,Llandaff
            """);
        folder.File("ruc21_lsoa21.csv", "lsoa21_code,classification\nE01000001,Urban\nE01000002,Rural\nE01000003,Urban\n");
        folder.File("lsoa21_population_weighted_centroids.csv", "LSOA21CD,lon,lat\nE01000001,-1.5,53\nE01000002,-1.4,54\nE01000003,-1.3,53.5\n");
        folder.File("gp_registrations_lsoa11.csv.gz", string.Empty);
        Gzip(folder, "gp_registrations_lsoa11.csv.gz", "OrganisationCode,LSOA11CD,Patient\nB1,E01000011,5\nA1,E01000012,7\nA1,NO2011,2\nA1,W01000001,1\nA1,E01000012,9\nA1,E01000013,x\n");
        folder.File("census2021_ts007a_lsoa21.csv", """
            date,geography,geography code,Age: Total,Age: Aged 4 years and under
            2021,a,E01000001,1000,50
            2021,b,E01000002,3000,75
            2021,c,E01000003,2000,1
            2021,w,W01000001,2000,1
            """);
        folder.File("fingertips_93930_ae_0_4_gp_practice_pcn_2021_22.csv", """
            Indicator ID,Parent Code,Parent Name,Area Code,Area Type,Compared to PCNs (v. 27/10/23) value or percentiles
            93930,,,E92000001,England,
            93930,E92000001,England,U36780,PCNs (v. 27/10/23),
            93930,U36780,Dearne Valley PCN,A10001,GPs,
            93930,U36780,Dearne Valley PCN,B10001,GPs,
            93930,U36780,Dearne Valley PCN,B10001,GPs,
            93930,U99999,GPs not allocated to a PCN,C10001,GPs,
            93930,U3678,Dearne Valley PCN,D10001,GPs,
            """);
        folder.File("underlying.csv", underlying);
    }

    private static void Gzip(TemporaryFolder folder, string name, string text)
    {
        using var gzip = new System.IO.Compression.GZipStream(File.Create(Path.Combine(folder.Path, name)), System.IO.Compression.CompressionLevel.Fastest);
        gzip.Write(System.Text.Encoding.UTF8.GetBytes(text));
    }
}
