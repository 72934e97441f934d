const item=document.querySelector('.print');item.hidden=false;item.firstElementChild.onclick=()=>window.print()
