//! The syllables proposed passphrases are made of.
//!
//! Each is a word by itself, and without marks no two are written alike. No two sound alike in any region either: not
//! where s is x, tr is ch, d, gi, r and v are one or n is l, nor where the ends of "lan" and "lang", "mát" and "mác" are.
//! None ends in an i that others write y.

/// How many there are: a power of two, so that chance picks each equally often.
pub const SYLLABLE_COUNT: u64 = 512;

/// The syllables, in the order of their letters without marks.
pub const SYLLABLES: &str = "\
    anh bậc bãi bám bạn băng bão bắp bầu bay bến bếp bia bích biển biệt biếu bình bốc bơi bơm bốn bừa bùi bún \
    bụng buộc búp bút cải cam cân căng cánh cáo cặp cát cầu cây cha chai chậm chân cháo chắp chặt chậu chạy chè \
    chén chèo chép chia chiêng chiếu chín chổi chòm chớp chú chữa chùm chuối chuồn chuông chuyến cọc cởi cơm cồn \
    cột cua cục củi cụm cứng cuốc cười cuộn cừu đàn đánh đào đập đất dạy đêm đèn dép đĩa điệp diều đinh dịu đoạn \
    đọc đồi đòn dứa đục đuốc dưới đường ếch gác gấm gần găng gánh gạo gấp gặt gấu gáy ghép ghim giấm giảng giáo \
    giấy giếng gieo gió giỏi giọt giúp gốc gối gốm góp gọt gửi gừng guốc gương hai hầm hẳn hào hấp hát hay hẻm \
    hến hẹp hiếm hiên hiểu hình hoa hoặc học hòm hồng hộp hứa huệ hùng hương hươu hút huyện kẽm kèn kênh kẹo kẹp \
    kết khắc khắp khâu khay khế khen khéo khép khiến khiêng khinh kho khóa khoác khoai khoảng khóc khói khóm \
    khúc khung khuôn khuy khuyên kịch kiện kiềng kiểu kim kính kịp lạc lan láng lạnh lát lau len lều liềm liền \
    liếp liễu lim loãng lồng lợp lục lưng lược lưới lươn luồng mạch mai mầm mận mang mảnh mặt màu mềm mến mèo \
    mép mẹt mía miền miệng mịn mình mít móc mời móm mưa mực mũi mừng muối muỗm mượn mương mướp mướt mứt nấm nâu \
    nảy ném nến nếp nét ngà ngạch ngắm ngắn ngành ngày nghệ nghênh nghêu nghĩa nghiền nghiệp nghìn ngô ngoài \
    ngoan ngói ngón ngỗng ngót ngựa ngửi ngước người nguồn nguyên nguyệt nhà nhắc nhài nhám nhãn nhanh nhào nhảy \
    nhẹ nhện nhiều nhím nhìn nhịp nho nhôm nhọn nhộng như nhựa nhung nhuộm nhường nhuyễn niêu nồi nong núi nước \
    nướng nút ong phà phách phải phẩm phấn phanh phao phất phên phép phía phích phiên phiếu phim phở phổi phòng \
    phủ phục phượng phượt quăng quay quê quên quét quốc quyển quýt rằm rạp rau rèm rêu rời rơm rốn rồng rùa \
    ruộng ruột rượu rút ruy sách sấm sắn sáng sảnh sáo sắt sáu sen siêng sóc sợi sớm sơn sông sửa sủi sừng suối \
    súp tách tai tằm tận tặng tập tất tàu tay tem tên tết thác thắm tháng tháo thấp thắt thau thầy thềm thép \
    thêu thìa thiếc thiền thiếp thiều thìn thịt thỏ thoáng thóc thoi thơm thớt thùa thuận thức thuê thúng thuở \
    thưởng thủy thuyền tía tích tiệc tiệm tiên tiếp tiết tiêu tim toán tóc tỏi tôm tôn tổng tốp trăm trắng trâu \
    tre trên treo triệu trò trời tròn trống trừ trưa trùng trước trường trượt tựa tuần túi tùng tước tươi tường \
    tuốt tuy tuyến tuyết ươm ương vác vại vàm vạn vàng vật váy vẹt viên viết vịnh vịt vòi vợt vực vung vuông \
    vượt xám xăng xanh xây xếp xinh xoài xoan xoay xôi xóm xoong xốp xuân xưởng yếm yến yêu";
